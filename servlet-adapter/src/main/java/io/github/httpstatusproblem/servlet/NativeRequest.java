package io.github.httpstatusproblem.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** The request as the application sees it: what it starts asynchronously is watched to its end. */
final class NativeRequest extends HttpServletRequestWrapper {
    private final HttpStatusProblemFilter filter;
    private final Passage passage;
    private final NativeResponse response;
    private @Nullable NativeAsync async;

    NativeRequest(
            HttpStatusProblemFilter filter, HttpServletRequest request, HttpServletResponse response, Passage passage) {
        super(request);
        this.filter = filter;
        this.passage = passage;
        this.response = new NativeResponse(filter, this, response, passage);
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
        return begun(super.startAsync(), this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse itsResponse) {
        return begun(super.startAsync(request, itsResponse), request, itsResponse);
    }

    private NativeAsync begun(AsyncContext context, ServletRequest request, ServletResponse itsResponse) {
        response.guard();
        NativeAsync begun = new NativeAsync(filter, passage, this, context, request, itsResponse);
        async = begun;
        return begun;
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext context = super.getAsyncContext();
        return async == null ? context : async;
    }

    /** The application has returned and will go on in its own time: its listeners are all there, and ours is the last. */
    void watchEnd() {
        // Without ours it was started on the container's own request, past this one.
        (async == null ? begun(super.getAsyncContext(), this, response) : async).watch();
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
