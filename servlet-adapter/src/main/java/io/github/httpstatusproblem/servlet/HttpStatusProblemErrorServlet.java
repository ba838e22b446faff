package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.ProblemResponder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The error page of an application, as a net for what never enters a filter, such as a 404 of the container's own, or
 * a 401 of its security: answered in the canonical form, with the challenge that is on the response. Opt-in: map it to a
 * path, and make that the location of the default {@code <error-page>}. To a request that is no error dispatch it is not
 * there: 404.
 */
public final class HttpStatusProblemErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Servlets are not serialised, whatever their superclass says.
    private final transient HttpStatusProblemFilter filter;

    /** The servlet with a responder that has nothing configured; this is what web.xml creates. */
    public HttpStatusProblemErrorServlet() {
        this(ProblemResponder.create());
    }

    /** The servlet with a responder of the application's. */
    public HttpStatusProblemErrorServlet(ProblemResponder responder) {
        filter = new HttpStatusProblemFilter(responder);
    }

    /** Answers every method: the error dispatch of some containers keeps that of the request. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            filter.answer(404, request, response);
        } else if (!filter.answerDispatch(request, response)) {
            filter.answer(500, request, response);
        }
    }
}
