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
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous request as the application sees it. An exception on a thread that it starts is answered, an error status
 * without content is filled in when it completes, and where nobody else settles a timeout or an error, it is answered:
 * a timeout with 503. Whoever ends the request first has ended it; an application that comes too late disturbs nothing.
 */
final class NativeAsync implements AsyncContext {
    private final Answers answers;
    private final Passage passage;
    private final AsyncEnd end;
    private final NativeRequest watched;
    private final AsyncContext context;
    private final ServletRequest request;
    private final ServletResponse response;

    /**
     * Wraps a context of the current cycle.
     *
     * @param request what the application started it with
     * @param response what the application started it with
     */
    NativeAsync(
            Answers answers,
            Passage passage,
            NativeRequest watched,
            AsyncContext context,
            ServletRequest request,
            ServletResponse response) {
        this.answers = answers;
        this.passage = passage;
        this.end = passage.asyncEnd();
        this.watched = watched;
        this.context = context;
        this.request = request;
        this.response = response;
    }

    void watch() {
        context.addListener(new End());
        end.watch();
    }

    /** Ends the request that has its answer. */
    void end() {
        if (end.answer() == AsyncEnd.State.OPEN) {
            complete(context);
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
     * Ends the request with an answer, unless it has ended; or cuts it off, where a part of another answer has left.
     *
     * @return whether it has ended now
     */
    private boolean endWith(BooleanSupplier answer, Throwable reason) {
        AsyncEnd.State before = end.answer();
        if (before == AsyncEnd.State.REFUSED) {
            complete(context);
        }
        if (before != AsyncEnd.State.OPEN) {
            return true;
        }
        if (!answer.getAsBoolean() && !passage.turn().awaitAnswer()) {
            if (!watched.response().isCommitted()) {
                end.become(AsyncEnd.State.OPEN);
                return false;
            }
            CutOff.now(watched, reason);
        }
        complete(context);
        return true;
    }

    /** As above; of a client that has left nobody is told. */
    private boolean endWith(Throwable exception) {
        return endWith(
                () -> ClientGone.is(exception) || answers.answer(exception, watched, watched.response()), exception);
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

    /** Containers hand an exception of such a thread to nobody. */
    private boolean isSettled(Throwable exception) {
        if (end.state() == AsyncEnd.State.OPEN) {
            return endWith(exception);
        }
        if (!ClientGone.is(exception)) {
            NativeExchange.warn("an exception came when its request had ended", exception);
        }
        return true;
    }

    @Override
    public void complete() {
        if (end.begin()) {
            AsyncEnd.State after = AsyncEnd.State.COMPLETED;
            try {
                answers.answerEmpty(watched, watched.response());
                context.complete();
            } catch (IllegalStateException refused) {
                // Jetty refuses it to other threads while it tells the listeners of a timeout, of which the last is
                // ours.
                after = AsyncEnd.State.REFUSED;
            } finally {
                end.become(after);
            }
        } else if (end.state() != AsyncEnd.State.ANSWERED) {
            context.complete();
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
        if (end.begin()) {
            AsyncEnd.State after = AsyncEnd.State.OPEN;
            try {
                dispatch.run();
                after = AsyncEnd.State.DISPATCHED;
            } finally {
                end.become(after);
            }
        } else if (end.state() == AsyncEnd.State.ANSWERED) {
            throw new IllegalStateException("the request is answered already and cannot be dispatched any more");
        } else {
            dispatch.run();
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
        add(new Relay(listener, null, null));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest itsRequest, ServletResponse itsResponse) {
        add(new Relay(listener, itsRequest, itsResponse));
    }

    private void add(Relay relay) {
        if (!end.addLate(relay)) {
            context.addListener(relay);
        }
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
        private final @Nullable ServletRequest itsRequest;
        private final @Nullable ServletResponse itsResponse;

        Relay(AsyncListener listener, @Nullable ServletRequest itsRequest, @Nullable ServletResponse itsResponse) {
            this.listener = listener;
            this.itsRequest = itsRequest;
            this.itsResponse = itsResponse;
        }

        private AsyncEvent own(AsyncEvent event) {
            // In onStartAsync the event's context is that of the next cycle.
            AsyncContext own = new NativeAsync(answers, passage, watched, event.getAsyncContext(), request, response);
            return new AsyncEvent(own, itsRequest, itsResponse, event.getThrowable());
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            passage.timeOut();
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

    /** What a listener is told. */
    private interface Telling {
        void tell(AsyncListener listener) throws IOException;
    }

    /** What the listeners of the application, which come before, have left unsettled. */
    private final class End implements AsyncListener {
        private void tellLate(Telling telling) {
            for (AsyncListener listener : end.late()) {
                try {
                    telling.tell(listener);
                } catch (Throwable failure) {
                    NativeExchange.warn("a listener of an asynchronous request failed", failure);
                }
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            tellLate(listener -> listener.onTimeout(event));
            // Where the application has ended it past us, it is not started any more.
            endWith(
                    () -> !watched.isAsyncStarted() || answers.answerTimeout(watched, watched.response()),
                    new TimeoutException("an asynchronous request has timed out"));
        }

        @Override
        public void onError(AsyncEvent event) {
            tellLate(listener -> listener.onError(event));
            Throwable exception = event.getThrowable();
            if (exception != null) {
                end.recallDispatch();
                endWith(exception);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            tellLate(listener -> listener.onComplete(event));
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            tellLate(listener -> listener.onStartAsync(event));
        }
    }
}
