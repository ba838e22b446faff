package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemResponder;
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
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Answers an error dispatch, which is what {@code sendError} and an exception outside of all filters end in. An
 * application with an {@code ErrorController} or a view for the error keeps its error pages. In an application that is
 * deployed as a war the dispatch is a forward, which Spring Boot makes.
 */
final class ErrorDispatchFilter implements Filter {
    /** A request attribute, there as long as an error page is being made. */
    private static final String PAGE = ErrorDispatchFilter.class.getName();

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
                || !(response instanceof HttpServletResponse httpResponse)
                || !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)
                || request.getAttribute(PAGE) != null) {
            chain.doFilter(request, response);
        } else if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            // Tomcat includes the error page in what is committed, and Spring would run the handler for it once more.
            if (!response.isCommitted()) {
                chain.doFilter(request, response);
            }
        } else if (pages.hasController() || !filter.answerDispatch(httpRequest, httpResponse)) {
            request.setAttribute(PAGE, true);
            try {
                show(status, httpRequest, httpResponse, chain);
            } finally {
                request.removeAttribute(PAGE);
            }
        }
    }

    /** There is no error page for what an error page throws, nor for one that is refused or says nothing. */
    private void show(int status, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isView = !pages.hasController() && ProblemResponder.answers(status);
        PageResponse page = new PageResponse(response);
        try {
            chain.doFilter(isView ? new PageRequest(request) : request, isView ? page : response);
        } catch (Throwable exception) {
            if (!filter.answer(exception, request, response)) {
                throw exception;
            }
            return;
        }
        if (isView && page.saysNothing()) {
            filter.answer(status, request, response);
        }
    }

    /** The request for an error page, which is shown to whom a page was chosen for: Spring is not to choose again. */
    private static final class PageRequest extends HttpServletRequestWrapper {
        PageRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? MediaType.TEXT_HTML_VALUE : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
                    ? Collections.enumeration(List.of(MediaType.TEXT_HTML_VALUE))
                    : super.getHeaders(name);
        }
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
