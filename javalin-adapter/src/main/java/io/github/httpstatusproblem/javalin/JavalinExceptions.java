package io.github.httpstatusproblem.javalin;

import io.github.httpstatusproblem.FieldError;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.validation.ValidationException;
import java.io.CharConversionException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What Javalin's own exceptions become: their status, and the text that the application gave them. */
final class JavalinExceptions {
    private static final String OF_JAVALIN = "io.javalin.";
    private static final String JSON = "io.javalin.json.";

    /** Javalin's own messages are codes for a translation. */
    private static final Set<String> CODES =
            Set.of("TYPE_CONVERSION_FAILED", "DESERIALIZATION_FAILED", "NULLCHECK_FAILED");

    /** Under this name Javalin has what is wrong with the content as a whole. */
    private static final String CONTENT = "REQUEST_BODY";

    /** What Jackson 2 and 3 throw; neither has to be there. */
    private static final Set<String> OF_JACKSON =
            Set.of("com.fasterxml.jackson.core.JacksonException", "tools.jackson.core.JacksonException");

    /** A class that Jackson cannot read whatever the content is: the application's fault. */
    private static final Set<String> UNREADABLE_CLASS = Set.of(
            "com.fasterxml.jackson.databind.exc.InvalidDefinitionException",
            "tools.jackson.databind.exc.InvalidDefinitionException");

    /** Where the JDK makes the exception of a future that has a timeout, as that of {@code Context.async}. */
    private static final String TIMEOUT_OF_A_FUTURE = "java.util.concurrent.CompletableFuture$Timeout";

    private static final String BASE64 = "java.util.Base64$Decoder";

    private static final Problem BAD_REQUEST = Problem.of(400);
    private static final Problem UNSUPPORTED_MEDIA_TYPE = Problem.of(415);
    private static final Problem SERVICE_UNAVAILABLE = Problem.of(503);

    private JavalinExceptions() {}

    /**
     * What they become.
     *
     * @param validationStatus that of a failed validation
     * @throws IllegalArgumentException if that is neither 400 nor 422
     */
    static ProblemMapping mapping(int validationStatus) {
        if (validationStatus != 400 && validationStatus != 422) {
            throw new IllegalArgumentException("validationStatus is 400 or 422, not " + validationStatus);
        }
        Problem invalid = Problem.of(validationStatus);
        return ProblemMapping.none()
                .map(HttpResponseException.class, JavalinExceptions::response)
                .map(ValidationException.class, exception -> invalid.withFieldErrors(errors(exception)))
                .map(
                        TimeoutException.class,
                        exception -> isMadeIn(TIMEOUT_OF_A_FUTURE, exception) ? SERVICE_UNAVAILABLE : null)
                .map(Exception.class, JavalinExceptions::ofInput);
    }

    private static @Nullable Problem response(HttpResponseException exception) {
        int status = exception.getStatus();
        if (!Problem.isStatus(status)) {
            return null;
        }
        Problem problem = Problem.of(status);
        Map<String, String> details = exception.getDetails();
        if (exception instanceof MethodNotAllowedResponse) {
            String allowed = allowed(details);
            if (allowed != null) {
                return problem.withHeader("Allow", allowed);
            }
        }
        if (isMadeIn(OF_JAVALIN, exception)) {
            // Such as by the router, whose texts hold the path.
            return problem;
        }
        String message = exception.getMessage();
        boolean isDefault =
                message != null && message.equals(HttpStatus.forStatus(status).getMessage());
        return (isDefault ? problem : problem.withMessage(message)).withAccepted(details);
    }

    /** Whether an exception was made in a class, or in a package and those below it. */
    private static boolean isMadeIn(String name, Exception exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(name);
    }

    /** The methods in the details of the router's 405; their name depends on Accept. */
    private static @Nullable String allowed(Map<String, String> details) {
        String allowed = details.get("availableMethods");
        return allowed == null ? details.get("Available methods") : allowed;
    }

    private static List<FieldError> errors(ValidationException exception) {
        List<FieldError> errors = new ArrayList<>();
        exception
                .getErrors()
                .forEach((field, faults) -> faults.forEach(fault -> errors.add(new FieldError(
                        field.equals(CONTENT) ? null : field,
                        CODES.contains(fault.getMessage()) ? null : fault.getMessage()))));
        return errors;
    }

    private static @Nullable Problem ofInput(Exception exception) {
        if (isUnreadableJson(exception)) {
            return BAD_REQUEST;
        }
        if (!(exception instanceof IllegalArgumentException) || !isRaisedForJavalin(exception)) {
            return null;
        }
        if (exception instanceof UnsupportedCharsetException || exception instanceof IllegalCharsetNameException) {
            return UNSUPPORTED_MEDIA_TYPE;
        }
        return isMadeIn(BASE64, exception) ? BAD_REQUEST : null;
    }

    /** Whether the JDK or Kotlin raised it when Javalin itself called, such as to decode a field. */
    private static boolean isRaisedForJavalin(Exception exception) {
        for (StackTraceElement frame : exception.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("kotlin.")) {
                return frame.getClassName().startsWith(OF_JAVALIN);
            }
        }
        return false;
    }

    /**
     * Whether Javalin was about to read JSON for the application, which got {@code null}, which is none; what it fails to
     * write is the server's fault.
     */
    private static boolean isUnreadableJson(Exception exception) {
        boolean isOfReading =
                (ProblemMapping.isNamed(OF_JACKSON, exception) && !ProblemMapping.isNamed(UNREADABLE_CLASS, exception))
                        || exception instanceof CharConversionException
                        || (exception instanceof NullPointerException && isMadeIn(JSON, exception));
        return isOfReading
                && Arrays.stream(exception.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(JSON)
                                && frame.getMethodName().startsWith("fromJson"));
    }
}
