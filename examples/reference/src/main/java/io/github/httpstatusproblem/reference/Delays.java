package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets answers wait without a thread each, at most 1,000 at a time. */
final class Delays {
    private static final int MAX_PENDING = 1_000;

    private final Semaphore room = new Semaphore(MAX_PENDING);
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "delays");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Ends after a time.
     *
     * @throws io.github.httpstatusproblem.HttpStatusProblem 503 where there are too many
     */
    CompletableFuture<Void> of(Duration delay) {
        if (!room.tryAcquire()) {
            throw Problem.of(503)
                    .withMessage(MAX_PENDING + " answers wait already, and no more are accepted.")
                    .withHeader("Retry-After", "30")
                    .toException();
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        var unused = timer.schedule(
                () -> {
                    room.release();
                    return end.complete(null);
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
        return end;
    }

    /** What waits is not answered any more. */
    void stop() {
        timer.shutdownNow();
    }
}
