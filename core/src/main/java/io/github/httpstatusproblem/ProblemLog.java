package io.github.httpstatusproblem;

import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What a responder tells the log. A logger that throws loses its line and nothing else. Thread-safe. */
final class ProblemLog {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.LOGGER);
    private static final int LOWEST = 400;

    /** By status, from 400 to 999: a look-up allocates nothing. */
    private final Level[] levels = new Level[600];
    /** One bit a status: its missing field was reported. */
    private final AtomicIntegerArray reported = new AtomicIntegerArray(32);

    private final Supplier<@Nullable String> traceId;

    ProblemLog(
            Map<StatusClass, Level> classLevels, Map<Integer, Level> statusLevels, Supplier<@Nullable String> traceId) {
        this.traceId = traceId;
        Level ofClients = classLevels.getOrDefault(StatusClass.CLIENT_ERROR, Level.DEBUG);
        Level ofServers = classLevels.getOrDefault(StatusClass.SERVER_ERROR, Level.ERROR);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = statusLevels.getOrDefault(LOWEST + i, i < 100 ? ofClients : ofServers);
        }
    }

    void answered(int status, Problem problem, Exchange exchange, @Nullable Throwable exception) {
        Level level = levels[status - LOWEST];
        try {
            if (!LOG.isEnabledForLevel(level)) {
                return;
            }
            String text = LogText.clean(
                    status + " " + problem.error() + " to " + exchange.method() + ": " + problem.message());
            String id = id(problem, exchange);
            line(
                    level,
                    id == null ? text : text + " [" + ProblemResponder.TRACE_ID + " " + id + "]",
                    status >= 500 ? exception : null);
        } catch (Throwable ignored) {
            // The answer goes out without its line.
        }
    }

    /** Of the trace that is known; else what the client is told, which has been anybody's in a problem that is passed on. */
    private @Nullable String id(Problem problem, Exchange exchange) {
        String id = TraceId.known(traceId, exchange);
        return id == null && problem.members().get(ProblemResponder.TRACE_ID) instanceof String told && TraceId.is(told)
                ? told
                : id;
    }

    void committed(int status, Exchange exchange, @Nullable Throwable exception) {
        try {
            line(
                    Level.WARN,
                    status + " to " + LogText.clean(exchange.method())
                            + " cannot be sent: the response is committed already, and stays as it is",
                    exception);
        } catch (Throwable ignored) {
            // Nothing can be answered either.
        }
    }

    void failed(String what, Throwable failure) {
        try {
            line(Level.WARN, LogText.clean(what), failure);
        } catch (Throwable ignored) {
            // The answer goes out without its line.
        }
    }

    /** Once a status: it is the same mistake every time. */
    void owes(StatusCode status, String field) {
        int value = status.value() - 100;
        int bit = 1 << (value & 31);
        if ((reported.getAndAccumulate(value >> 5, bit, (old, added) -> old | added) & bit) == 0) {
            try {
                line(
                        Level.WARN,
                        "a " + status.value() + " must have the field " + field + " (" + status.specification()
                                + "), and one was sent without it; this is said once",
                        null);
            } catch (Throwable ignored) {
                // The answer goes out without its line.
            }
        }
    }

    private static void line(Level level, String text, @Nullable Throwable exception) {
        LOG.atLevel(level).setCause(exception).log(text);
    }
}
