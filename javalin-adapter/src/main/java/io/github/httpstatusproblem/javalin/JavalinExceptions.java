package io.github.httpstatusproblem.javalin;

import io.github.httpstatusproblem.FieldError;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import io.javalin.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Javalin's own exceptions become: their status, and the text that the application gave them. */
final class JavalinExceptions {
    static final ProblemMapping MAPPING = ProblemMapping.none()
            .map(EndpointNotFound.class, 404)
            .map(HttpResponseException.class, JavalinExceptions::response)
            .map(ValidationException.class, JavalinExceptions::validation);

    private JavalinExceptions() {}

    private static @Nullable Problem response(HttpResponseException exception) {
        int status = exception.getStatus();
        if (!Problem.isStatus(status)) {
            return null;
        }
        Problem problem = Problem.of(status);
        String message = exception.getMessage();
        if (message != null && !message.equals(HttpStatus.forStatus(status).getMessage())) {
            problem = problem.withMessage(message);
        }
        Map<String, String> details = exception.getDetails();
        String allowed = exception instanceof MethodNotAllowedResponse ? allowed(details) : null;
        return allowed == null ? problem.withAccepted(details) : problem.withHeader("Allow", allowed);
    }

    /** The methods in the details of the router's 405; their name depends on Accept. */
    private static @Nullable String allowed(Map<String, String> details) {
        String allowed = details.get("availableMethods");
        return allowed == null ? details.get("Available methods") : allowed;
    }

    private static Problem validation(ValidationException exception) {
        List<FieldError> errors = new ArrayList<>();
        exception
                .getErrors()
                .forEach((field, faults) -> faults.forEach(fault -> {
                    String message = fault.getMessage();
                    errors.add(new FieldError(field, isCode(message) ? null : message));
                }));
        return Problem.of(400).withFieldErrors(errors);
    }

    /** Javalin's own messages are codes for a translation, such as TYPE_CONVERSION_FAILED. */
    private static boolean isCode(String message) {
        return message.equals("TYPE_CONVERSION_FAILED")
                || message.equals("DESERIALIZATION_FAILED")
                || message.equals("NULLCHECK_FAILED");
    }
}
