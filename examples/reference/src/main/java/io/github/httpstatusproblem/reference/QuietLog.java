package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.ProblemResponder;
import java.util.logging.Level;
import java.util.logging.Logger;

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
        PROBLEMS.setFilter(line -> !(line.getThrown() instanceof HttpStatusProblem));
    }
}
