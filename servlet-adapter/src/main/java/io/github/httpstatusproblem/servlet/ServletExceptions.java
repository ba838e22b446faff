package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the exceptions of the Servlet API and of the containers become; no container is on our class path. */
final class ServletExceptions {
    /** A request that the container finds malformed only when the application reads its parameters or content. */
    private static final Set<String> MALFORMED = Set.of(
            "org.apache.coyote.BadRequestException",
            "org.apache.tomcat.util.http.InvalidParameterException",
            "org.apache.tomcat.util.http.fileupload.FileUploadException",
            "org.apache.tomcat.util.http.fileupload.MultipartStream$MalformedStreamException");

    /** What Jetty finds wrong with a request, with the status that it would send. */
    private static final Set<String> OF_JETTY = Set.of(
            "org.eclipse.jetty.http.BadMessageException",
            "org.eclipse.jetty.http.HttpException$IllegalArgumentException",
            "org.eclipse.jetty.http.HttpException$IllegalStateException",
            "org.eclipse.jetty.http.HttpException$RuntimeException");

    /** Parts that are too large or too many. */
    private static final Set<String> TOO_LARGE = Set.of(
            "org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException",
            "org.apache.tomcat.util.http.fileupload.impl.SizeException");

    /** What Tomcat wraps a failure of reading parts into; some of these failures are the server's. */
    private static final Set<String> WRAPPERS = Set.of(
            "org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException",
            "org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException");

    private static final Problem BAD_REQUEST = Problem.of(400);
    private static final Problem CONTENT_TOO_LARGE = Problem.of(413);

    static final ProblemMapping MAPPING = ProblemMapping.none()
            .map(UnavailableException.class, ServletExceptions::unavailable)
            .map(Exception.class, ServletExceptions::ofTheContainer);

    private ServletExceptions() {}

    /** As containers do: a servlet that is gone for good is not found (Servlet 6.0, 2.3.3.2). */
    private static Problem unavailable(UnavailableException exception) {
        if (exception.isPermanent()) {
            return Problem.of(404);
        }
        int seconds = exception.getUnavailableSeconds();
        return seconds < 0 ? Problem.of(503) : Problem.of(503).withRetryAfter(Duration.ofSeconds(seconds));
    }

    /** A client that has left cannot read it, and the log is to take it for a client's fault. */
    private static @Nullable Problem ofTheContainer(Exception exception) {
        if (ProblemMapping.isNamed(TOO_LARGE, exception)) {
            return CONTENT_TOO_LARGE;
        }
        if (ProblemMapping.isNamed(OF_JETTY, exception)) {
            return ofJetty(exception);
        }
        return ProblemMapping.isNamed(MALFORMED, exception) || ClientGone.is(exception) ? BAD_REQUEST : null;
    }

    /** A limit of parts is told by the cause alone. */
    private static Problem ofJetty(Exception exception) {
        String reason =
                exception.getCause() == null ? null : exception.getCause().getMessage();
        if (reason != null && reason.contains(" exceeded: ")) {
            return CONTENT_TOO_LARGE;
        }
        try {
            Object code = exception.getClass().getMethod("getCode").invoke(exception);
            return code instanceof Integer status && Problem.isStatus(status) ? Problem.of(status) : BAD_REQUEST;
        } catch (ReflectiveOperationException unknown) {
            return BAD_REQUEST;
        }
    }

    /** Whether an exception says nothing but that its cause came through the container. */
    static boolean isWrapper(Throwable exception) {
        return exception.getClass() == ServletException.class
                || WRAPPERS.contains(exception.getClass().getName())
                || (exception.getClass() == RuntimeException.class && isThrownBy("io.undertow.", exception));
    }

    /** Whether the exception was made in that package: Undertow wraps in the plainest of exceptions. */
    private static boolean isThrownBy(String packageName, Throwable exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(packageName);
    }
}
