package io.github.httpstatusproblem;

import org.slf4j.LoggerFactory;

/** Which problems capture a stack trace: the system property {@code http-status-problem.stack-traces}, read once. */
enum StackTraces {
    ALL("all"),
    SERVER_ERRORS("server-errors"),
    NONE("none");

    static final String PROPERTY = "http-status-problem.stack-traces";
    static final StackTraces CHOSEN = chosen();

    private final String text;

    StackTraces(String text) {
        this.text = text;
    }

    boolean capturedFor(StatusCode status) {
        return this == ALL || (this == SERVER_ERRORS && status.statusClass() == StatusClass.SERVER_ERROR);
    }

    /** A wrong value is no reason to fail inside an error: it is named in the log, and the default stands. */
    private static StackTraces chosen() {
        String value = SERVER_ERRORS.text;
        try {
            value = System.getProperty(PROPERTY, SERVER_ERRORS.text);
        } catch (SecurityException e) {
            LoggerFactory.getLogger(ProblemResponder.LOGGER).debug("{} cannot be read", PROPERTY, e);
        }
        for (StackTraces candidate : values()) {
            if (candidate.text.equals(value)) {
                return candidate;
            }
        }
        LoggerFactory.getLogger(ProblemResponder.LOGGER)
                .warn("{}={} is not all, server-errors or none; server-errors is used", PROPERTY, LogText.clean(value));
        return SERVER_ERRORS;
    }
}
