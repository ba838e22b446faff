package io.github.httpstatusproblem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The exception that ends a request with a {@link Problem}: an adapter answers with the problem's status, fields and
 * canonical body. Its message is the problem's message.
 *
 * <pre>{@code throw HttpStatusProblem.of(417);}</pre>
 *
 * <p>A 4xx is not a fault of the server and carries no stack trace; that of a plain 4xx is one shared instance, to
 * which no cause and no suppressed exception can be attached. A 5xx has a stack trace. The system property {@code
 * http-status-problem.stack-traces} changes that for the whole process: {@code all} gives every instance one (and ends
 * the sharing), {@code server-errors} is the default, {@code none} gives none.
 *
 * <p>Open for an application's own subclasses; the problem is made once, in the constructor. Java serialisation carries
 * the problem and the stack trace: a subclass comes back as an HttpStatusProblem, and the cause stays behind.
 */
public class HttpStatusProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LOWEST = 400;
    private static final HttpStatusProblem[] SHARED = new HttpStatusProblem[100];

    @SuppressWarnings("serial") // Never written: a proxy goes in its place.
    private final transient Problem problem;

    static {
        for (int i = 0; i < SHARED.length; i++) {
            SHARED[i] = new HttpStatusProblem(Problem.of(LOWEST + i), false);
        }
    }

    /** For subclasses. */
    protected HttpStatusProblem(Problem problem) {
        this(problem, null);
    }

    /** For subclasses. The cause is logged with a 5xx and never leaves the server. */
    protected HttpStatusProblem(Problem problem, @Nullable Throwable cause) {
        this(problem, cause, StackTraces.CHOSEN.capturedFor(problem.status()));
    }

    HttpStatusProblem(Problem problem, @Nullable Throwable cause, boolean hasStackTrace) {
        super(problem.message(), cause, true, hasStackTrace);
        this.problem = problem;
    }

    /** A shared instance: no stack trace, a cause that is fixed, no suppressed exceptions. */
    private HttpStatusProblem(Problem plain, boolean enableSuppression) {
        super(plain.message(), null, enableSuppression, false);
        this.problem = plain;
    }

    /**
     * The exception of a plain problem; for 4xx it is shared and nothing is allocated.
     *
     * @throws IllegalArgumentException if the status is not an error (400-599)
     */
    public static HttpStatusProblem of(int status) {
        return of(Problem.of(status));
    }

    /**
     * The exception of a problem with a message that is shown to the client.
     *
     * @param message cut at 8,192 UTF-16 units; null or blank means the reason phrase
     * @throws IllegalArgumentException if the status is not an error (400-599)
     */
    public static HttpStatusProblem of(int status, @Nullable String message) {
        return of(Problem.of(status).withMessage(message));
    }

    /**
     * The exception of a plain problem; for 4xx it is shared and nothing is allocated.
     *
     * @throws IllegalArgumentException if the status is not an error (400-599)
     */
    public static HttpStatusProblem of(StatusCode status) {
        return of(Problem.of(status));
    }

    /** The exception of a problem; that of a plain 4xx is shared. */
    public static HttpStatusProblem of(Problem problem) {
        int index = problem.status().value() - LOWEST;
        boolean shared = index < SHARED.length && problem.isPlain() && StackTraces.CHOSEN != StackTraces.ALL;
        return shared ? SHARED[index] : new HttpStatusProblem(problem);
    }

    /** What is answered. */
    @JsonValue
    public final Problem problem() {
        return problem;
    }

    /** The status that is answered, 400-599. */
    public final StatusCode status() {
        return problem.status();
    }

    /** For the log, in one line whatever the message holds. */
    // The message is the problem's, and code may rely on it.
    @SuppressWarnings("OverrideThrowableToString")
    @Override
    public String toString() {
        return getClass().getName() + ": " + LogText.clean(problem.message());
    }

    /** Java serialisation: the proxy is written instead, for subclasses too. */
    protected final Object writeReplace() {
        return new SerializedProblem(
                problem, getStackTrace(), this instanceof UpstreamProblem up ? up.excerpt() : null);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw notAProxy();
    }

    /** For a forged stream in which a subclass has no HttpStatusProblem above it. */
    private void readObjectNoData() throws InvalidObjectException {
        throw notAProxy();
    }

    private static InvalidObjectException notAProxy() {
        return new InvalidObjectException("an HttpStatusProblem is read through its proxy only");
    }
}
