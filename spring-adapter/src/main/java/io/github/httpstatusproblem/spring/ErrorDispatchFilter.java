package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

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

    /** There is no error page for what an error page throws, nor for one that is refused or says nothing. */
    private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            chain.doFilter(request, response);
            return;
        }
        boolean isView = !pages.hasController();
        PageResponse page = new PageResponse(response);
        try {
            chain.doFilter(request, isView ? page : response);
        } catch (Throwable exception) {
            if (!filter.answer(exception, request, response)) {
                throw exception;
            }
            return;
        }
        if (isView
                && page.saysNothing()
                && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            filter.answer(status, request, response);
        }
    }

    private boolean answer(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            // Tomcat includes the error page here, and Spring would run the handler for it a second time.
            return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        }
        return request.getDispatcherType() != DispatcherType.INCLUDE && filter.answerDispatch(request, response);
    }

    /** The response of an error page: what refuses it, such as Spring Security before a log in, must not change the error. */
    private static final class PageResponse extends HttpServletResponseWrapper {
        private boolean refused;
        private boolean begun;

        PageResponse(HttpServletResponse response) {
            super(response);
        }

        boolean saysNothing() {
            return !isCommitted() && (refused || !begun);
        }

        @Override
        public void sendError(int status) {
            refused = true;
        }

        @Override
        public void sendError(int status, String text) {
            refused = true;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            begun = true;
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            begun = true;
            return super.getWriter();
        }
    }
}
