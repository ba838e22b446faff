package io.github.httpstatusproblem.servlet;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to change a response: the application's, then that of the one thread that answers, then nobody's. No
 * monitor is held while something is changed or written, so that a client that does not read keeps nobody waiting but the
 * thread that writes to it. Thread-safe.
 */
final class Turn {
    /** What is being changed at this moment is soon done, or waits for the client, and then the response is committed. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What a thread is told that comes too late. */
    static final String OVER = "the request has its answer already";

    /** A response may be committed without a word to us. */
    private static final long LOOK_MILLIS = 1;

    /** How many threads are changing the response; counted as soon as there may be more than the container's. */
    private int changes;

    private volatile boolean shared;
    private volatile boolean answered;
    private volatile @Nullable Thread answering;

    /** What is done to a response. */
    interface Change<E extends Exception> {
        void make() throws E;
    }

    /** As of now other threads than the container's may change the response. */
    void share() {
        shared = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /** Whether the calling thread may not change the response any more. */
    boolean isOver() {
        return answered && answering != Thread.currentThread();
    }

    /** Makes a change before the answer, or as a part of it; not if it comes too late. */
    <E extends Exception> boolean change(Change<E> change) throws E {
        boolean counted = shared;
        if (counted ? !begin() : isOver()) {
            return false;
        }
        try {
            change.make();
            return true;
        } finally {
            if (counted) {
                end();
            }
        }
    }

    /**
     * Writes as {@link #change} changes; what comes too late is lost, as it is after {@code sendError}.
     *
     * @throws IOException if it comes too late from a thread that may be the application's own
     */
    <E extends Exception> void write(Change<E> change) throws E, IOException {
        if (!change(change) && shared) {
            throw new IOException(OVER);
        }
    }

    private synchronized boolean begin() {
        boolean permitted = !isOver();
        changes += permitted ? 1 : 0;
        return permitted;
    }

    private synchronized void end() {
        changes--;
        notifyAll();
    }

    /**
     * Whether the caller is the first to answer, and alone: to be asked at most once by each, and to be followed by {@link
     * #endAnswer}. Not if the response is committed, or is being changed without an end.
     */
    synchronized boolean claim(BooleanSupplier isCommitted) {
        await(() -> changes == 0 || answered || isCommitted.getAsBoolean());
        if (changes > 0 || answered || isCommitted.getAsBoolean()) {
            return false;
        }
        answered = true;
        answering = Thread.currentThread();
        return true;
    }

    /** The answer is written, or cannot be. */
    synchronized void endAnswer() {
        if (answering == Thread.currentThread()) {
            answering = null;
            notifyAll();
        }
    }

    /** The answer could not be written, and nothing of it has left. */
    void disclaim() {
        answered = false;
    }

    /** Whether there is an answer, for which a thread that writes it is waited for. */
    synchronized boolean awaitAnswer() {
        await(() -> answering == null);
        return answered;
    }

    /** To be called in possession of the monitor, which is given up meanwhile. */
    private void await(BooleanSupplier condition) {
        if (condition.getAsBoolean()) {
            return;
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!condition.getAsBoolean() && System.nanoTime() < end) {
                wait(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
