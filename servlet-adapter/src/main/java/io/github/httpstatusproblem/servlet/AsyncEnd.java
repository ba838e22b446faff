package io.github.httpstatusproblem.servlet;

import jakarta.servlet.AsyncListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Who ends an asynchronous request, from one {@code startAsync} to the next: the first one who does. Thread-safe. */
final class AsyncEnd {
    /** Before the first cycle; never ended. */
    static final AsyncEnd NONE = new AsyncEnd();

    private static final long PATIENCE_MILLIS = 1_000;

    /** How far it is. */
    enum State {
        /** Nobody has ended it. */
        OPEN,
        /** The application is about to. */
        ENDING,
        /** By the application. */
        DISPATCHED,
        /** By the application. */
        COMPLETED,
        /** The application has completed it, and the container would not have it. */
        REFUSED,
        /** By an answer. */
        ANSWERED
    }

    private State state = State.OPEN;
    private @Nullable List<AsyncListener> late;

    /** Whether the application is the first; to be followed by {@link #become}. */
    synchronized boolean begin() {
        return change(State.OPEN, State.ENDING);
    }

    /**
     * Ends it for an answer if nobody else has.
     *
     * @return the state before, when the application is done with what it was about to do; where it is OPEN, it has become
     *     ANSWERED
     */
    synchronized State answer() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            while (state == State.ENDING && System.nanoTime() < end) {
                wait(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        State before = state;
        change(State.OPEN, State.ANSWERED);
        return before;
    }

    /** The dispatch has failed where no filter of ours was in between: the request is as before it. */
    synchronized void recallDispatch() {
        change(State.DISPATCHED, State.OPEN);
    }

    private boolean change(State from, State to) {
        boolean changes = state == from;
        state = changes ? to : state;
        return changes;
    }

    /** Our own listener is there, and is to be the last. */
    synchronized void watch() {
        late = new ArrayList<>();
    }

    /** Whether a listener is kept here, because ours is there already and has to ask it first. */
    synchronized boolean addLate(AsyncListener listener) {
        return late != null && late.add(listener);
    }

    synchronized List<AsyncListener> late() {
        return late == null ? List.of() : List.copyOf(late);
    }

    synchronized void become(State newState) {
        state = newState;
        notifyAll();
    }

    synchronized State state() {
        return state;
    }
}
