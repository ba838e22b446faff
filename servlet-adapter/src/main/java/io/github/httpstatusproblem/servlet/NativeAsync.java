package io.github.httpstatusproblem.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * An asynchronous request as the application sees it. An exception on a thread that it starts is answered, an error status
 * without content is filled in when it completes, and where nobody else settles a timeout or an error, it is answered:
 * a timeout with 503. Whoever ends the request first has ended it; an application that comes too late disturbs nothing.
 */
final class NativeAsync implements AsyncContext {
    private static final int TIMED_OUT = 503;

    private final HttpStatusProblemFilter filter;
    private final Passage passage;
    private final NativeRequest watched;
    private final AsyncContext context;
    private final ServletRequest request;
    private final ServletResponse response;
    /** Changed by who holds the passage. */
    private volatile State state = State.RUNNING;

    /** Who has ended the request, if anybody has. */
    private enum State {
        RUNNING,
        DISPATCHED,
        COMPLETED,
        ANSWERED
    }

    /**
     * Wraps a context.
     *
     * @param request what the application started it with
     * @param response what the application started it with
     */
    NativeAsync(
            HttpStatusProblemFilter filter,
            Passage passage,
            NativeRequest watched,
            AsyncContext context,
            ServletRequest request,
            ServletResponse response) {
        this.filter = filter;
        this.passage = passage;
        this.watched = watched;
        this.context = context;
        this.request = request;
        this.response = response;
    }

    void watch() {
        try {
            context.addListener(new End());
        } catch (IllegalStateException ended) {
            // Another thread of the application was quicker.
        }
    }

    /** Ends the request that has its answer. */
    void end() {
        passage.hold();
        try {
            if (!hasEnded()) {
                state = State.ANSWERED;
                complete(context);
            }
        } finally {
            passage.release();
        }
    }

    static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException ended) {
            // The application has completed or dispatched it past us.
        }
    }

    /**
     * Ends the request with an answer, unless it has ended.
     *
     * @return whether it has now; not if a part of another answer has left already
     */
    private boolean endWith(BooleanSupplier answer) {
        passage.hold();
        try {
            if (!hasEnded() && (answer.getAsBoolean() || passage.isAnswered())) {
                end();
            }
            return hasEnded();
        } finally {
            passage.release();
        }
    }

    private boolean hasEnded() {
        return state != State.RUNNING;
    }

    @Override
    public void start(Runnable task) {
        context.start(() -> {
            try {
                task.run();
            } catch (Throwable exception) {
                if (!isSettled(exception)) {
                    throw exception;
                }
            }
        });
    }

    /** Containers hand an exception of such a thread to nobody; where the response is committed, one may cut it off. */
    private boolean isSettled(Throwable exception) {
        if (hasEnded()) {
            NativeExchange.warn("an exception came when its request had ended", exception);
            return true;
        }
        boolean settled = endWith(() -> filter.answer(exception, watched, watched.response()));
        if (!settled) {
            CutOff.now(watched, exception);
        }
        return settled;
    }

    @Override
    public void complete() {
        passage.hold();
        try {
            if (state == State.RUNNING) {
                filter.answerEmpty(watched, watched.response());
                state = State.COMPLETED;
                // Jetty refuses it to other threads while it tells the listeners of a timeout, of which the last is
                // ours.
                complete(context);
            } else if (state != State.ANSWERED) {
                context.complete();
                state = State.COMPLETED;
            }
        } finally {
            passage.release();
        }
    }

    @Override
    public void dispatch() {
        dispatch(context::dispatch);
    }

    @Override
    public void dispatch(String path) {
        dispatch(() -> context.dispatch(path));
    }

    @Override
    public void dispatch(ServletContext servletContext, String path) {
        dispatch(() -> context.dispatch(servletContext, path));
    }

    private void dispatch(Runnable dispatch) {
        passage.hold();
        try {
            if (state == State.ANSWERED) {
                throw new IllegalStateException("the request is answered already and cannot be dispatched any more");
            }
            dispatch.run();
            state = State.DISPATCHED;
        } finally {
            passage.release();
        }
    }

    @Override
    public ServletRequest getRequest() {
        return request;
    }

    @Override
    public ServletResponse getResponse() {
        return response;
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return context.hasOriginalRequestAndResponse();
    }

    @Override
    public void addListener(AsyncListener listener) {
        context.addListener(new Relay(listener));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest itsRequest, ServletResponse itsResponse) {
        context.addListener(new Relay(listener), itsRequest, itsResponse);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return context.createListener(type);
    }

    @Override
    public void setTimeout(long millis) {
        context.setTimeout(millis);
    }

    @Override
    public long getTimeout() {
        return context.getTimeout();
    }

    /** A listener of the application, which gets to know this context and not the container's. */
    private final class Relay implements AsyncListener {
        private final AsyncListener listener;

        Relay(AsyncListener listener) {
            this.listener = listener;
        }

        private AsyncEvent own(AsyncEvent event) {
            return new AsyncEvent(
                    NativeAsync.this, event.getSuppliedRequest(), event.getSuppliedResponse(), event.getThrowable());
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            listener.onTimeout(own(event));
        }

        @Override
        public void onError(AsyncEvent event) throws IOException {
            listener.onError(own(event));
        }

        @Override
        public void onComplete(AsyncEvent event) throws IOException {
            listener.onComplete(own(event));
        }

        @Override
        public void onStartAsync(AsyncEvent event) throws IOException {
            listener.onStartAsync(own(event));
        }
    }

    /** What the listeners of the application, which come before, have left unsettled. */
    private final class End implements AsyncListener {
        @Override
        public void onTimeout(AsyncEvent event) {
            passage.hold();
            try {
                if (state == State.COMPLETED) {
                    complete(context);
                    // Where the application has ended it past us, it is not started any more.
                } else if (watched.isAsyncStarted()) {
                    end(
                            () -> filter.answer(TIMED_OUT, watched, watched.response()),
                            new TimeoutException("an asynchronous request has timed out"));
                }
            } finally {
                passage.release();
            }
        }

        @Override
        public void onError(AsyncEvent event) {
            Throwable exception = event.getThrowable();
            if (exception != null) {
                recallDispatch();
                end(() -> filter.answer(exception, watched, watched.response()), exception);
            }
        }

        /** The dispatch has failed where no filter of ours was in between. */
        private void recallDispatch() {
            passage.hold();
            try {
                if (state == State.DISPATCHED) {
                    state = State.RUNNING;
                }
            } finally {
                passage.release();
            }
        }

        private void end(BooleanSupplier answer, Throwable reason) {
            if (!endWith(answer)) {
                CutOff.now(watched, reason);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
