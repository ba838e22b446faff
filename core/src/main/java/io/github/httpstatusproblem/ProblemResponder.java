package io.github.httpstatusproblem;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one function of this library: from an exception, a problem or a bare status, and what is known of the exchange,
 * to a finished response. Everything an adapter needs to know is decided here. Immutable and thread-safe; no method
 * that takes an {@link Exchange} ever throws.
 */
public final class ProblemResponder {
    /** The name of the logger: 5xx at ERROR with the exception, 4xx at DEBUG without, unless configured otherwise. */
    public static final String LOGGER = "io.github.httpstatusproblem";

    static final String TRACE_ID = "trace_id";

    private static final int MAX_WRAPPERS = 16;
    private static final Problem UNKNOWN = Problem.of(StatusCode.INTERNAL_SERVER_ERROR);

    private final ProblemResponderBuilder configuration;
    private final ProblemLog log;
    private final Negotiation negotiation;

    ProblemResponder(ProblemResponderBuilder configuration) {
        this.configuration = configuration;
        // Loaded now: a class whose loading fails for want of stack, where it is first thrown, stays unusable.
        HttpStatusProblem.of(UNKNOWN);
        this.log = new ProblemLog(configuration.classLevels, configuration.statusLevels, configuration.traceId);
        this.negotiation = configuration.negotiation();
    }

    /** A responder with nothing configured. */
    public static ProblemResponder create() {
        return builder().build();
    }

    /** Everything that can be configured. */
    public static ProblemResponderBuilder builder() {
        return new ProblemResponderBuilder();
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

    /**
     * A copy for an adapter, which knows a framework's own exceptions, and which exceptions only wrap another one. An
     * exception that {@code isWrapper} fails on is none of these.
     */
    public ProblemResponder knowing(ProblemMapping frameworkExceptions, Predicate<? super Throwable> isWrapper) {
        ProblemResponderBuilder copy = new ProblemResponderBuilder(configuration);
        copy.frameworks.add(frameworkExceptions);
        copy.wrappers.add(Objects.requireNonNull(isWrapper, "isWrapper"));
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
        return logged(customised(problem), exception, exchange);
    }

    /**
     * As {@link #problem(Throwable, Exchange)}, but null, and no line in the log, for an exception that nobody mapped:
     * for an adapter that is asked before others.
     */
    public @Nullable Problem knownProblem(Throwable exception, Exchange exchange) {
        Problem problem = known(unwrap(exception));
        return problem == null ? null : logged(customised(problem), exception, exchange);
    }

    private Problem customised(Problem problem) {
        try {
            return Objects.requireNonNull(configuration.customiser.apply(problem), "the customised problem");
        } catch (Throwable failure) {
            log.failed("the customiser failed; the problem is sent as it was", failure);
            return problem;
        }
    }

    private Problem logged(Problem problem, Throwable exception, Exchange exchange) {
        // What wraps an upstream's problem may have the upstream's text as it came.
        Throwable thrown = unwrap(exception);
        log(problem.status().value(), problem, exchange, thrown instanceof UpstreamProblem ? thrown : exception);
        return problem;
    }

    /** Answers a problem that was not thrown, such as one that a handler returned, and writes the line in the log. */
    public ProblemResponse respond(Problem problem, Exchange exchange) {
        Problem answered = customised(problem);
        log(answered.status().value(), answered, exchange, null);
        return render(answered, exchange);
    }

    /** The response to what {@link #problem(Throwable, Exchange)} decided and logged before. */
    public ProblemResponse render(Problem problem, Exchange exchange) {
        return render(problem.status().value(), problem, exchange);
    }

    /**
     * Answers a bare status that a framework decided, and writes the line in the log.
     *
     * @param status one that {@link #answers(int)}
     */
    public ProblemResponse respond(int status, Exchange exchange) {
        return respond(status, null, exchange);
    }

    /**
     * As {@link #respond(int, Exchange)}, with a text that the client is to see.
     *
     * @param message as that of a problem; null or blank means the reason phrase
     */
    public ProblemResponse respond(int status, @Nullable String message, Exchange exchange) {
        int valid = answers(status) ? status : 500;
        int nearest = Math.min(valid, 599);
        Problem problem = customised(Problem.of(nearest).withMessage(message));
        int sent =
                problem.status().value() == nearest ? valid : problem.status().value();
        log(sent, problem, exchange, null);
        return render(sent, problem, exchange);
    }

    private void log(int status, Problem problem, Exchange exchange, @Nullable Throwable exception) {
        if (isCommitted(exchange)) {
            log.committed(status, exchange, exception);
        } else {
            log.answered(status, problem, exchange, exception);
        }
    }

    private ProblemResponse render(int status, Problem problem, Exchange exchange) {
        boolean head = false;
        try {
            head = exchange.method().equals("HEAD");
            return render(status, problem, exchange, head);
        } catch (Throwable failure) {
            log.failed("a problem could not be rendered", failure);
            List<HeaderField> fields = AnswerFields.ofFallback(problem, Variant.FALLBACK);
            return Variant.FALLBACK.answer(status, problem, fields, inherited(exchange), head);
        }
    }

    private static Collection<String> inherited(Exchange exchange) {
        try {
            return List.copyOf(exchange.inheritedFields());
        } catch (Throwable unreadable) {
            return List.of();
        }
    }

    private ProblemResponse render(int status, Problem problem, Exchange exchange, boolean head) {
        Collection<String> inherited = exchange.inheritedFields();
        boolean shareable = problem.isPlain()
                && status == problem.status().value()
                && inherited.isEmpty()
                && AnswerFields.arePlain(problem, exchange);
        Variant variant = negotiation.choose(exchange);
        try {
            return shareable
                    ? variant.plain(problem, head)
                    : answer(variant, status, problem, exchange, inherited, head);
        } catch (Throwable failure) {
            log.failed(
                    "the representation " + variant + " failed; " + Representation.JSON.mediaType() + " is sent",
                    failure);
            return answer(variant.as(Representation.JSON), status, problem, exchange, inherited, head);
        }
    }

    private ProblemResponse answer(
            Variant variant,
            int status,
            Problem problem,
            Exchange exchange,
            Collection<String> inherited,
            boolean head) {
        List<HeaderField> fields = AnswerFields.of(problem, exchange, variant, configuration.defaultChallenge, log);
        return variant.answer(status, problem, fields, inherited, head);
    }

    private Throwable unwrap(Throwable exception) {
        Throwable unwrapped = exception;
        for (int i = 0; i < MAX_WRAPPERS && isWrapper(unwrapped); i++) {
            Throwable cause = causeOf(unwrapped);
            if (cause == null) {
                break;
            }
            unwrapped = cause;
        }
        return unwrapped;
    }

    private boolean isWrapper(Throwable exception) {
        try {
            for (int i = 0; i < configuration.wrappers.size(); i++) {
                if (configuration.wrappers.get(i).test(exception)) {
                    return true;
                }
            }
            return false;
        } catch (Throwable unreadable) {
            return false;
        }
    }

    private static @Nullable Throwable causeOf(Throwable wrapper) {
        try {
            return wrapper.getCause();
        } catch (Throwable unreadable) {
            return null;
        }
    }

    private @Nullable Problem known(Throwable exception) {
        // The answer of an upstream is no answer of ours, unless the application says so.
        if (exception instanceof UpstreamProblem upstream) {
            Problem said =
                    configuration.mapping.maps(UpstreamProblem.class) ? mapped(configuration.mapping, upstream) : null;
            return said == null ? upstream.gateway().problem() : said;
        }
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
}
