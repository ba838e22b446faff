package io.github.httpstatusproblem.spring;

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

/**
 * Answers an error dispatch, which is what {@code sendError} and an exception outside of all filters end in. An
 * application with an {@code ErrorController} or a view for the error keeps its error pages.
 */
final class ErrorDispatchFilter implements Filter {
    private final HttpStatusProblemFilter filter;
    private final ErrorPages pages;

    ErrorDispatchFilter(HttpStatusProblemFilter filter, ErrorPages pages) {
        this.filter = filter;
        this.pages = pages;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest httpRequest)
                || !(response instanceof HttpServletResponse httpResponse)) {
            chain.doFilter(request, response);
        } else if (pages.hasController() || !answer(httpRequest, httpResponse)) {
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
        return request.getDispatcherType() != DispatcherType.INCLUDE && filter.answerDispatch(request, response);
    }
}
