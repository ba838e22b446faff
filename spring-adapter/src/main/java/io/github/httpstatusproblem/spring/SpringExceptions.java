package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** What Spring's own exceptions become: their status, their fields, and the text that the application gave them. */
final class SpringExceptions {
    private static final String OF_SPRING = "org.springframework.";
    private static final int MAX_CAUSES = 16;

    static final ProblemMapping MAPPING = ProblemMapping.none()
            .map(Exception.class, SpringExceptions::problem)
            .map(TypeMismatchException.class, 400)
            .map(ConversionNotSupportedException.class, 500)
            .map(HttpMessageNotReadableException.class, 400)
            .map(HttpMessageNotWritableException.class, 500);

    private SpringExceptions() {}

    /** As Spring does: the exception itself, then, for what is annotated or a ResponseStatusException, its causes. */
    private static @Nullable Problem problem(Exception exception) {
        if (exception instanceof ErrorResponse response) {
            return of(response, exception.getClass());
        }
        Throwable cause = exception;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof ResponseStatusException response) {
                return of(response, cause.getClass());
            }
            ResponseStatus annotation =
                    AnnotatedElementUtils.findMergedAnnotation(cause.getClass(), ResponseStatus.class);
            if (annotation != null) {
                return of(annotation);
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable Problem of(ResponseStatus annotation) {
        int status = annotation.code().value();
        return !Problem.isStatus(status) ? null : Problem.of(status).withMessage(annotation.reason());
    }

    private static @Nullable Problem of(ErrorResponse response, Class<?> type) {
        int status = response.getStatusCode().value();
        if (!Problem.isStatus(status)) {
            return null;
        }
        Problem[] problem = {Problem.of(status)};
        response.getHeaders().forEach((name, values) -> problem[0] = problem[0].withAcceptedHeader(name, values));
        return isRaisedBySpring(type) ? problem[0] : withDetail(problem[0], response.getBody());
    }

    /** Two classes of Spring's are there to be thrown by an application, which then gives the text. */
    private static boolean isRaisedBySpring(Class<?> type) {
        return type != ErrorResponseException.class
                && type != ResponseStatusException.class
                && type.getName().startsWith(OF_SPRING);
    }

    private static Problem withDetail(Problem problem, ProblemDetail detail) {
        Problem detailed = problem.withMessage(detail.getDetail());
        Map<String, Object> properties = detail.getProperties();
        if (properties != null) {
            detailed = detailed.withAccepted(properties);
        }
        if (detail.getType() != null && !detail.getType().toString().equals("about:blank")) {
            detailed = detailed.withType(detail.getType());
        }
        return detail.getInstance() == null ? detailed : detailed.withInstance(detail.getInstance());
    }
}
