package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.ProblemResponder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the console for what goes wrong: warnings and errors, but not the errors that were asked for, as everything
 * under {@code /status} is.
 */
final class QuietLog {
    /** Held here because java.util.logging forgets the settings of a logger that nobody holds. */
    private static final Logger PROBLEMS = Logger.getLogger(ProblemResponder.LOGGER);

    private QuietLog() {}

    static void install() {
        Logger.getLogger("").setLevel(Level.WARNING);
        PROBLEMS.setFilter(line -> !wasAskedFor(line.getThrown()));
    }

    /** As it is, or as the failure of a future after a delay. */
    private static boolean wasAskedFor(@Nullable Throwable thrown) {
        return thrown instanceof HttpStatusProblem
                || (thrown != null && thrown.getCause() instanceof HttpStatusProblem);
    }
}
