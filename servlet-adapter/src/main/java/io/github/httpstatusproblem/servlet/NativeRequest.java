package io.github.httpstatusproblem.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The request as the application sees it: what it starts asynchronously is watched to its end. */
final class NativeRequest extends HttpServletRequestWrapper {
    private final Answers answers;
    private final Passage passage;
    private final NativeResponse response;
    private @Nullable NativeAsync async;

    NativeRequest(Answers answers, HttpServletRequest request, HttpServletResponse response, Passage passage) {
        super(request);
        this.answers = answers;
        this.passage = passage;
        this.response = new NativeResponse(answers, this, response, passage);
    }

    /** The one that a request is or wraps; null if there is none. */
    static @Nullable NativeRequest in(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper && !(inner instanceof NativeRequest)) {
            inner = wrapper.getRequest();
        }
        return inner instanceof NativeRequest ours ? ours : null;
    }

    /**
     * The one that an earlier dispatch was given and that the container hands on, with its response; null if there is none.
     */
    static @Nullable NativeRequest in(ServletRequest request, ServletResponse response) {
        NativeRequest ours = in(request);
        return ours != null && HttpStatusProblemFilter.requestOf(response) == ours ? ours : null;
    }

    Passage passage() {
        return passage;
    }

    /** The response that goes with it. */
    NativeResponse response() {
        return response;
    }

    @Override
    public AsyncContext startAsync() {
        return started(super::startAsync, this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse itsResponse) {
        return started(() -> super.startAsync(request, itsResponse), request, itsResponse);
    }

    /** The listeners of the cycle before are told of the new one while the container starts it. */
    private NativeAsync started(Supplier<AsyncContext> start, ServletRequest request, ServletResponse itsResponse) {
        AsyncEnd before = passage.asyncEnd();
        passage.startAsync(new AsyncEnd());
        try {
            AsyncContext context = start.get();
            response.guard();
            NativeAsync started = new NativeAsync(answers, passage, this, context, request, itsResponse);
            async = started;
            return started;
        } catch (RuntimeException refused) {
            passage.startAsync(before);
            throw refused;
        }
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext context = super.getAsyncContext();
        return async == null ? context : async;
    }

    /** The application has returned and will go on in its own time: its listeners are all there, and ours is the last. */
    void watchEnd() {
        try {
            // Without ours it was started on the container's own request, past this one.
            (async == null ? started(super::getAsyncContext, this, response) : async).watch();
        } catch (IllegalStateException ended) {
            // Another thread of the application was quicker.
        }
    }

    /** What is answered already would wait for its timeout. */
    void complete() {
        if (async != null) {
            async.end();
        } else if (isAsyncStarted()) {
            NativeAsync.complete(super.getAsyncContext());
        }
    }
}
