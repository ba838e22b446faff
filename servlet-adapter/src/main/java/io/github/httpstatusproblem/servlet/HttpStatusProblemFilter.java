package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers the errors of a servlet application in the canonical form: what a servlet or a filter behind it throws, what
 * is sent by {@code sendError}, and an error status that was set without any content. Map it to {@code /*} as the first
 * filter, for the dispatcher types REQUEST and ASYNC, with async support; {@link #register} does all of that. A filter
 * that is mapped twice acts once. Immutable and thread-safe: {@code leave…} methods return a copy.
 *
 * <pre>{@code HttpStatusProblemFilter.register(servletContext, ProblemResponder.create());}</pre>
 */
public final class HttpStatusProblemFilter implements Filter {
    private static final String NAME = "httpStatusProblem";

    private final Answers answers;

    /** The filter with a responder that has nothing configured; this is what web.xml creates. */
    public HttpStatusProblemFilter() {
        this(ProblemResponder.create());
    }

    /** The filter with a responder of the application's. */
    public HttpStatusProblemFilter(ProblemResponder responder) {
        this(new Answers(responder.knowing(ServletExceptions.MAPPING, ServletExceptions::isWrapper)));
    }

    private HttpStatusProblemFilter(Answers answers) {
        this.answers = answers;
    }

    /**
     * Registers the filter in front of all others, for every path.
     *
     * @return the registration, for what else an application wants to set
     * @throws IllegalStateException if the context is initialised already, or has a filter of this name
     */
    public static FilterRegistration.Dynamic register(ServletContext context, ProblemResponder responder) {
        return new HttpStatusProblemFilter(responder).register(context);
    }

    /** As {@link #register(ServletContext, ProblemResponder)}, for a filter that leaves or shows something. */
    public FilterRegistration.Dynamic register(ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter(NAME, this);
        if (registration == null) {
            throw new IllegalStateException("the context has a filter named " + NAME + " already");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
        return registration;
    }

    /**
     * A copy that leaves {@code sendError} with these statuses to the container and the application's error pages.
     *
     * @throws IllegalArgumentException if a status is none that would be answered (400-999)
     */
    public HttpStatusProblemFilter leave(int... statuses) {
        return new HttpStatusProblemFilter(answers.leaving(statuses));
    }

    /** A copy that leaves every {@code sendError} to the container and the application's error pages. */
    public HttpStatusProblemFilter leaveSendError() {
        return new HttpStatusProblemFilter(answers.leavingSendError());
    }

    /**
     * A copy that shows the text of {@code sendError} as the message. Containers and HttpServlet send errors too, and some
     * of their texts hold the path of the request.
     */
    public HttpStatusProblemFilter showSendErrorText() {
        return new HttpStatusProblemFilter(answers.showingText());
    }

    /** A copy that leaves an error status without content as it is. */
    public HttpStatusProblemFilter leaveEmpty() {
        return new HttpStatusProblemFilter(answers.leavingEmpty());
    }

    /**
     * A copy that leaves answers to error pages of the application, which are reached by the container's
     * {@code sendError}; the fields of the problem stay on the response. An error page's own failure is answered here.
     *
     * @param hasPageFor whether the application has a page in place of that answer to that request
     */
    public HttpStatusProblemFilter leavePages(
            BiPredicate<? super HttpServletRequest, ? super ProblemResponse> hasPageFor) {
        return new HttpStatusProblemFilter(answers.leavingPages(hasPageFor));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse) {
            Passage passage = Passage.of(httpRequest, httpResponse);
            if (passage.enter()) {
                try {
                    pass(httpRequest, httpResponse, passage, chain);
                } finally {
                    passage.leave();
                }
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, Passage passage, FilterChain chain)
            throws IOException, ServletException {
        boolean startedAround = request.isAsyncStarted();
        NativeRequest handedOn = NativeRequest.in(request, response);
        NativeRequest watched = handedOn == null ? new NativeRequest(answers, request, response, passage) : handedOn;
        NativeResponse watchedResponse = watched.response();
        watchedResponse.enter();
        try {
            if (handedOn == null) {
                chain.doFilter(watched, watchedResponse);
            } else {
                chain.doFilter(request, response);
            }
        } catch (Throwable exception) {
            boolean left = response.isCommitted() && !passage.isAnswered() && ClientGone.is(exception);
            boolean settled = !left && settled(exception, request, response, passage);
            if (!settled) {
                if (!left && response.isCommitted()) {
                    CutOff.before(exception, request);
                }
                throw exception;
            }
            watched.complete();
            return;
        }
        Throwable decided = passage.decided();
        if (decided != null && passage.isCutOff()) {
            CutOff.before(decided, request);
            throw new ServletException(decided);
        }
        if (watchedResponse.isErrorSent()) {
            watched.complete();
        } else if (!request.isAsyncStarted()) {
            finish(request, response, passage);
        } else if (!startedAround) {
            watched.watchEnd();
        }
    }

    private void finish(HttpServletRequest request, HttpServletResponse response, Passage passage) {
        Problem problem = passage.problem();
        if (problem == null) {
            answerEmpty(request, response);
        } else if (!passage.isContentBegun()) {
            answerDecided(request, response);
        }
    }

    /** Whether the client has a whole answer: to this exception, or to what was sent before it. */
    private boolean settled(
            Throwable exception, HttpServletRequest request, HttpServletResponse response, Passage passage) {
        return answer(exception, request, response) || passage.isAnswered();
    }

    /**
     * Answers an exception, once per request: for threads of the application that no filter sees, such as those of
     * {@code AsyncContext}. It writes and flushes the answer; completing an asynchronous request remains the caller's.
     * No exception leaves it.
     *
     * @return whether the exception is answered; not if the response is committed already or another one was first
     */
    public boolean answer(Throwable exception, HttpServletRequest request, HttpServletResponse response) {
        return answers.answer(exception, request, response);
    }

    /** As {@link #answer(Throwable, HttpServletRequest, HttpServletResponse)}, for a problem that was not thrown. */
    public boolean answer(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        return answers.answer(problem, request, response);
    }

    /**
     * As {@link #answer(Throwable, HttpServletRequest, HttpServletResponse)}, for a bare status of 400-999 that a
     * framework decided.
     */
    public boolean answer(int status, HttpServletRequest request, HttpServletResponse response) {
        return answers.answer(status, request, response);
    }

    /**
     * Answers an error dispatch: the exception that the container brings, where it is known or the container has not
     * found a status of its own for it; else that status. Once per request, as all answers.
     *
     * @return whether it is answered; not if the request is no error dispatch with a status of 400-999, or the
     *     application has a page for it, whose own failure may be answered then
     */
    public boolean answerDispatch(HttpServletRequest request, HttpServletResponse response) {
        return answers.answerDispatch(request, response);
    }

    /**
     * As {@link #answer(Throwable, HttpServletRequest, HttpServletResponse)}, but leaves an exception that nobody mapped
     * alone, for whoever is asked next; and any exception once the response is committed.
     */
    public boolean answerKnown(Throwable exception, HttpServletRequest request, HttpServletResponse response) {
        return answers.answerKnown(exception, request, response);
    }

    /**
     * Writes the answer to the exception that was decided on last; whether that is done. An asynchronous request that is
     * committed already is cut off: it never comes back to the filter around, which does so with others.
     */
    public boolean answerDecided(HttpServletRequest request, HttpServletResponse response) {
        return answers.answerDecided(request, response);
    }

    /**
     * Fills in an error status that was set without any content, unless that is left: for asynchronous requests, whose
     * end no filter sees. To be called before such a request is completed.
     *
     * @return whether it is filled in
     */
    public boolean answerEmpty(HttpServletRequest request, HttpServletResponse response) {
        return answers.answerEmpty(request, response);
    }

    /**
     * Decides on an exception and logs it, for a framework that catches exceptions itself and lets its application have
     * a say before anything is written. The answer follows by {@link #answerDecided}, or at the end of the request where
     * this filter is around it and nobody answered. If the response is committed already, the request ends here with the
     * exception, so that the container cuts it off. No exception leaves it.
     *
     * @return what the exception is to be answered with; null if the request has its answer, which stands, or is over
     */
    public @Nullable Problem decide(Throwable exception, HttpServletRequest request, HttpServletResponse response) {
        return answers.decide(exception, request, response);
    }

    /** The request of a response that this filter handed on; null if the response did not come by here. */
    public static @Nullable HttpServletRequest requestOf(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            if (inner instanceof NativeResponse ours) {
                return ours.request();
            }
            inner = wrapper.getResponse();
        }
        return null;
    }

    /**
     * Whether an asynchronous request that came by here has timed out: for a framework that has a listener of its own for
     * it, and asks what to answer.
     */
    public static boolean isTimedOut(HttpServletRequest request) {
        NativeRequest ours = NativeRequest.in(request);
        return ours != null && ours.passage().isTimedOut();
    }
}
