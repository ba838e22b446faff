package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * Answers an error dispatch, which is what {@code sendError} and an exception outside of all filters end in. An
 * application with an {@code ErrorController} or an {@code error} view of its own keeps its error pages.
 */
final class ErrorDispatchFilter implements Filter {
    private final HttpStatusProblemFilter filter;
    private final SingletonSupplier<Boolean> ownedByApplication;

    ErrorDispatchFilter(HttpStatusProblemFilter filter, ListableBeanFactory beans) {
        this.filter = filter;
        this.ownedByApplication = SingletonSupplier.of(() -> ErrorPages.belongToApplication(beans));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest httpRequest)
                || !(response instanceof HttpServletResponse httpResponse)) {
            chain.doFilter(request, response);
        } else if (ownedByApplication.obtain() || !answer(httpRequest, httpResponse)) {
            goOn(httpRequest, httpResponse, chain);
        }
    }

    /** There is no error page for what an error page throws. */
    private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (Throwable exception) {
            if (request.getDispatcherType() != DispatcherType.ERROR || !filter.answer(exception, request, response)) {
                throw exception;
            }
        }
    }

    private boolean answer(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            // Tomcat includes the error page here, and Spring would run the handler for it a second time.
            return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        }
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            return false;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable exception) {
            return filter.answer(exception, request, response);
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                && ProblemResponder.answers(status)
                && filter.answer(status, request, response);
    }
}
