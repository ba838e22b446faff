package io.github.httpstatusproblem;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The one function of this library: from an exception, a problem or a bare status, and what is known of the exchange,
 * to a finished response. Everything an adapter needs to know is decided here. Immutable and thread-safe; no method
 * that takes an {@link Exchange} ever throws.
 */
public final class ProblemResponder {
    /** The name of the logger: 5xx at ERROR with the exception, 4xx at DEBUG without, unless configured otherwise. */
    public static final String LOGGER = "io.github.httpstatusproblem";

    static final String TRACE_ID = "trace_id";

    private static final String JSON = "application/json";
    private static final int MAX_WRAPPERS = 16;
    private static final Problem UNKNOWN = Problem.of(StatusCode.INTERNAL_SERVER_ERROR);

    private final Builder configuration;
    private final ProblemLog log;
    /** The answers to plain problems, made on first use: those with content first, then those to HEAD. */
    private final AtomicReferenceArray<@Nullable ProblemResponse> plain = new AtomicReferenceArray<>(400);

    private ProblemResponder(Builder configuration) {
        this.configuration = configuration;
        // Loaded now: a class whose loading fails for want of stack, where it is first thrown, stays unusable.
        HttpStatusProblem.of(UNKNOWN);
        this.log = new ProblemLog(configuration.classLevels, configuration.statusLevels);
    }

    /** A responder with nothing configured. */
    public static ProblemResponder create() {
        return builder().build();
    }

    /** Everything that can be configured. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whether a status that a framework decided is answered by this library: 400-999. Those above 599 are no valid
     * status codes; they keep their number and are a {@code server_error} (RFC 9110, 15).
     */
    public static boolean answers(int status) {
        return status >= 400 && status <= 999;
    }

    /**
     * Whether a field describes the content of a response, so that it goes when an error replaces the content: what an
     * {@link Exchange} has to remember of the fields that were there before.
     */
    public static boolean describesContent(String fieldName) {
        return FieldName.contains(FieldName.STALE, fieldName);
    }

    /** A copy for an adapter, which knows a framework's own exceptions, and wrappers to open by their exact class. */
    public ProblemResponder knowing(
            ProblemMapping frameworkExceptions, Collection<Class<? extends Throwable>> wrappers) {
        Builder copy = new Builder(configuration);
        copy.frameworks.add(frameworkExceptions);
        copy.wrappers.addAll(wrappers);
        return new ProblemResponder(copy);
    }

    /** Answers an exception: {@link #problem(Throwable, Exchange)}, rendered. */
    public ProblemResponse respond(Throwable exception, Exchange exchange) {
        return render(problem(exception, exchange), exchange);
    }

    /**
     * What an exception is answered with, and the line in the log. Wrappers are opened, 16 at most; then a problem, the
     * configured mapping, the framework's own exceptions, and for everything else a 500 with a {@code trace_id} and
     * without any text of the exception.
     */
    public Problem problem(Throwable exception, Exchange exchange) {
        Problem problem = known(unwrap(exception));
        if (problem == null) {
            problem = UNKNOWN.with(TRACE_ID, TraceId.of(configuration.traceId, exchange));
        }
        return logged(problem, exception, exchange);
    }

    /**
     * As {@link #problem(Throwable, Exchange)}, but null, and no line in the log, for an exception that nobody mapped:
     * for an adapter that is asked before others.
     */
    public @Nullable Problem knownProblem(Throwable exception, Exchange exchange) {
        Problem problem = known(unwrap(exception));
        return problem == null ? null : logged(problem, exception, exchange);
    }

    private Problem logged(Problem problem, Throwable exception, Exchange exchange) {
        log(problem.status().value(), problem, exchange, exception);
        return problem;
    }

    /** Answers a problem that was not thrown, such as one that a handler returned, and writes the line in the log. */
    public ProblemResponse respond(Problem problem, Exchange exchange) {
        log(problem.status().value(), problem, exchange, null);
        return render(problem, exchange);
    }

    /** The response to what {@link #problem(Throwable, Exchange)} decided and logged before. */
    public ProblemResponse render(Problem problem, Exchange exchange) {
        return respond(problem.status().value(), problem, exchange);
    }

    /**
     * Answers a bare status that a framework decided, and writes the line in the log.
     *
     * @param status one that {@link #answers(int)}
     */
    public ProblemResponse respond(int status, Exchange exchange) {
        int valid = answers(status) ? status : 500;
        Problem problem = Problem.of(Math.min(valid, 599));
        log(valid, problem, exchange, null);
        return respond(valid, problem, exchange);
    }

    private void log(int status, Problem problem, Exchange exchange, @Nullable Throwable exception) {
        if (isCommitted(exchange)) {
            log.committed(status, exchange, exception);
        } else {
            log.answered(status, problem, exchange, exception);
        }
    }

    private ProblemResponse respond(int status, Problem problem, Exchange exchange) {
        boolean head = false;
        try {
            head = exchange.method().equals("HEAD");
            Collection<String> inherited = exchange.inheritedFields();
            boolean shareable = problem.isPlain()
                    && status == problem.status().value()
                    && inherited.isEmpty()
                    && AnswerFields.owesNothing(problem, exchange);
            return shareable ? plain(problem, head) : render(status, problem, exchange, inherited, head);
        } catch (Throwable failure) {
            log.failed("a problem could not be rendered", failure);
            return fallback(status, problem.status().reasonPhrase(), head);
        }
    }

    private ProblemResponse plain(Problem problem, boolean head) {
        int index = problem.status().value() - 400 + (head ? 200 : 0);
        ProblemResponse response = plain.get(index);
        if (response == null) {
            int status = problem.status().value();
            response = new ProblemResponse(
                    status,
                    AnswerFields.PLAIN_REMOVALS,
                    JSON,
                    AnswerFields.PLAIN,
                    CanonicalJson.of(problem),
                    true,
                    head);
            plain.set(index, response);
        }
        return response;
    }

    private ProblemResponse render(
            int status, Problem problem, Exchange exchange, Collection<String> inherited, boolean head) {
        List<HeaderField> fields = AnswerFields.of(problem, exchange, configuration.defaultChallenge, log);
        boolean framed = !FieldName.contains(inherited, FieldName.CONTENT_ENCODING);
        return new ProblemResponse(
                status,
                AnswerFields.removals(fields, inherited),
                JSON,
                fields,
                CanonicalJson.of(problem),
                framed,
                head);
    }

    /** What is left when rendering fails: nothing in it can fail again. */
    private static ProblemResponse fallback(int status, String phrase, boolean head) {
        byte[] content = phrase.getBytes(StandardCharsets.US_ASCII);
        return new ProblemResponse(
                status,
                AnswerFields.PLAIN_REMOVALS,
                "text/plain;charset=utf-8",
                AnswerFields.PLAIN,
                content,
                true,
                head);
    }

    private Throwable unwrap(Throwable exception) {
        Throwable unwrapped = exception;
        for (int i = 0; i < MAX_WRAPPERS && configuration.wrappers.contains(unwrapped.getClass()); i++) {
            Throwable cause = causeOf(unwrapped);
            if (cause == null) {
                break;
            }
            unwrapped = cause;
        }
        return unwrapped;
    }

    private static @Nullable Throwable causeOf(Throwable wrapper) {
        try {
            return wrapper.getCause();
        } catch (Throwable unreadable) {
            return null;
        }
    }

    private @Nullable Problem known(Throwable exception) {
        if (exception instanceof HttpStatusProblem problem) {
            return problem.problem();
        }
        Problem problem = mapped(configuration.mapping, exception);
        for (int i = 0; problem == null && i < configuration.frameworks.size(); i++) {
            problem = mapped(configuration.frameworks.get(i), exception);
        }
        return problem;
    }

    private @Nullable Problem mapped(ProblemMapping mapping, Throwable exception) {
        try {
            return mapping.problemFor(exception);
        } catch (Throwable failure) {
            log.failed("the mapping of " + exception.getClass().getName() + " failed", failure);
            return null;
        }
    }

    private static boolean isCommitted(Exchange exchange) {
        try {
            return exchange.isCommitted();
        } catch (Throwable unreadable) {
            return false;
        }
    }

    /** Configures a {@link ProblemResponder}. Not thread-safe; what is wrong is refused where it is set. */
    public static final class Builder {
        private final Set<Class<?>> wrappers;
        private final List<ProblemMapping> frameworks;
        private final Map<StatusClass, Level> classLevels;
        private final Map<Integer, Level> statusLevels;
        private ProblemMapping mapping;
        private @Nullable HeaderField defaultChallenge;
        private Supplier<@Nullable String> traceId;

        private Builder() {
            wrappers = new HashSet<>(Set.of(
                    CompletionException.class,
                    ExecutionException.class,
                    InvocationTargetException.class,
                    UndeclaredThrowableException.class));
            frameworks = new ArrayList<>();
            classLevels = new EnumMap<>(StatusClass.class);
            statusLevels = new HashMap<>();
            mapping = ProblemMapping.none();
            traceId = () -> null;
        }

        private Builder(Builder other) {
            wrappers = new HashSet<>(other.wrappers);
            frameworks = new ArrayList<>(other.frameworks);
            classLevels = new EnumMap<>(other.classLevels);
            statusLevels = new HashMap<>(other.statusLevels);
            mapping = other.mapping;
            defaultChallenge = other.defaultChallenge;
            traceId = other.traceId;
        }

        /** Which of the application's exceptions become which problems. */
        public Builder mapping(ProblemMapping applicationExceptions) {
            mapping = Objects.requireNonNull(applicationExceptions, "mapping");
            return this;
        }

        /**
         * The challenge of every 401 that has none of its own, such as {@code Bearer realm="orders"} (RFC 9110,
         * 15.5.2).
         *
         * @throws IllegalArgumentException if it is not a legal challenge
         */
        public Builder defaultChallenge(String challenge) {
            Problem unauthorized = Problem.of(StatusCode.UNAUTHORIZED).withChallenge(challenge);
            defaultChallenge = unauthorized.fields().get(0);
            return this;
        }

        /**
         * The level at which answers of a class are logged; by default DEBUG for 4xx and ERROR for 5xx.
         *
         * @throws IllegalArgumentException if the class is not one of the two error classes
         */
        public Builder logLevel(StatusClass statusClass, Level level) {
            if (!statusClass.isError()) {
                throw new IllegalArgumentException("only CLIENT_ERROR and SERVER_ERROR are logged, not " + statusClass);
            }
            classLevels.put(statusClass, Objects.requireNonNull(level, "level"));
            return this;
        }

        /**
         * The level at which answers of one status are logged.
         *
         * @throws IllegalArgumentException if the status is never answered (400-999 are)
         */
        public Builder logLevel(int status, Level level) {
            if (!answers(status)) {
                throw new IllegalArgumentException("statuses of 400-999 are logged, not " + status);
            }
            statusLevels.put(status, Objects.requireNonNull(level, "level"));
            return this;
        }

        /**
         * The trace id of the current span as 32 lower-case hexadecimal digits, or null where there is none; then that
         * of the request's traceparent is used, then a random one. A source that throws counts as none.
         */
        public Builder traceId(Supplier<@Nullable String> currentTraceId) {
            traceId = Objects.requireNonNull(currentTraceId, "traceId");
            return this;
        }

        /** The responder; the builder may go on. */
        public ProblemResponder build() {
            return new ProblemResponder(new Builder(this));
        }
    }
}
