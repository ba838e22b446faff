package io.github.httpstatusproblem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The problem that an upstream has answered with, as {@link ProblemReader} read it. What it says is said to us: where it is
 * thrown and nobody catches it, our own client is answered with {@link #gateway()}, and the upstream's words are in the log
 * alone; so it is whatever an application maps, unless it maps this class itself.
 */
public final class UpstreamProblem extends HttpStatusProblem {
    private static final long serialVersionUID = 1L;

    /** 408, 425, 429, 502, 503, 504. */
    private static final Set<Integer> RETRYABLE = Set.of(408, 425, 429, 502, 503, 504);

    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int MAX_EXCERPT = 1_024;

    /** How clients call that nothing came in time; not every application has them all. */
    private static final Set<String> TIMEOUTS = Set.of(
            "java.net.http.HttpTimeoutException",
            "java.io.InterruptedIOException",
            "java.util.concurrent.TimeoutException",
            "io.netty.handler.timeout.TimeoutException");

    private static final int MAX_CAUSES = 16;

    /** As for other numbers of seconds in HTTP (RFC 9111, 1.2.2); 68 years. */
    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    private final String excerpt;

    UpstreamProblem(Problem problem, String excerpt) {
        // Of a 4xx, too: to our client it is a 5xx, and somebody has to find the call.
        super(problem, null, StackTraces.CHOSEN != StackTraces.NONE);
        this.excerpt = excerpt;
    }

    /** The begin of a content of 1,024 bytes, read as UTF-8 and without control characters. */
    static String excerpt(byte[] octets) {
        int length = Math.min(octets.length, MAX_EXCERPT);
        return LogText.clean(new String(octets, 0, length, StandardCharsets.UTF_8));
    }

    /**
     * The begin of a content that was not understood, such as the page of a proxy: at most 1,024 bytes, for a log and not
     * for a client. Empty if the content was understood, empty, or coded.
     */
    public String excerpt() {
        return excerpt;
    }

    /**
     * What Retry-After says (RFC 9110, 10.2.3): seconds, or the time from now to a date in any of its three forms; never
     * negative, and 2,147,483,647 seconds at most. Null if there is none, or none that is valid.
     */
    public @Nullable Duration retryAfter() {
        return retryAfter(Instant.now());
    }

    @Nullable Duration retryAfter(Instant now) {
        String value = problem().fields().stream()
                .filter(field -> field.hasName(FieldName.RETRY_AFTER))
                .map(HeaderField::value)
                .findFirst()
                .orElse("");
        Duration delay = HttpDate.delay(value, now);
        if (delay == null) {
            return null;
        }
        return delay.isNegative() ? Duration.ZERO : delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    /**
     * Whether the same request may be answered otherwise later: 408, 425, 429, 502, 503 or 504. Whether it may be sent
     * again is for its method to say, which has to be idempotent (RFC 9110, 9.2.2), or for the application to know.
     */
    public boolean isRetryable() {
        return RETRYABLE.contains(status().value());
    }

    /**
     * What our own client is told: 504 if the upstream has answered 504, else 502, with this as the cause and without a word
     * of the upstream's.
     */
    public HttpStatusProblem gateway() {
        return gateway(status().value() == GATEWAY_TIMEOUT, this);
    }

    /**
     * What our own client is told of a call that failed, with or without an answer: {@link #gateway()} of an upstream's
     * problem; 504 if the client has waited in vain (an {@code HttpTimeoutException}, a {@code SocketTimeoutException} or
     * another {@code InterruptedIOException}, a {@code TimeoutException} of the JDK or of Netty); else 502. Either may be the cause of the failure, at any depth up to 16. Without a word
     * of it.
     *
     * @param failure becomes the cause
     */
    public static HttpStatusProblem gateway(Throwable failure) {
        Throwable cause = Objects.requireNonNull(failure, "failure");
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof UpstreamProblem upstream) {
                return gateway(upstream.status().value() == GATEWAY_TIMEOUT, failure);
            }
            if (ProblemMapping.isNamed(TIMEOUTS, cause)) {
                return gateway(true, failure);
            }
            cause = cause.getCause();
        }
        return gateway(false, failure);
    }

    private static HttpStatusProblem gateway(boolean isTimeout, Throwable cause) {
        return Problem.of(isTimeout ? GATEWAY_TIMEOUT : BAD_GATEWAY).toException(cause);
    }

    /** For the log: the class, the status, the message, and the excerpt of what was not understood. */
    // The message is the problem's, and code may rely on it.
    @SuppressWarnings("OverrideThrowableToString")
    @Override
    public String toString() {
        String answered = getClass().getName() + ": " + status().value() + " "
                + LogText.clean(problem().message());
        return excerpt.isEmpty() ? answered : answered + " [" + excerpt + "]";
    }

    /** The same, thrown by the thread that is to know of it. */
    UpstreamProblem here() {
        return new UpstreamProblem(problem(), excerpt);
    }
}
