package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.util.StringUtils;
import org.springframework.validation.BindException;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;

/** What Spring's own exceptions become: their status, their fields, and the text that the application gave them. */
final class SpringExceptions {
    private static final String OF_SPRING = "org.springframework.";
    private static final int MAX_CAUSES = 16;

    /** What DefaultHandlerExceptionResolver answers, besides those that are an {@code ErrorResponse}. */
    private static final List<Class<? extends Exception>> ANSWERED_BY_SPRING = List.of(
            TypeMismatchException.class,
            HttpMessageNotReadableException.class,
            HttpMessageNotWritableException.class,
            MethodValidationException.class,
            AsyncRequestNotUsableException.class);

    private final MessageSource messages;
    private final ValidationErrors validation;
    private final ProblemMapping mapping;

    /**
     * A responder that knows them.
     *
     * @param validationStatus 400 or 422
     */
    static ProblemResponder knownTo(
            ProblemResponder responder, int validationStatus, MessageSource messages, BeanFactory beans) {
        ValidationErrors validation = new ValidationErrors(validationStatus, messages, InputNames.of(beans));
        return responder.knowing(new SpringExceptions(messages, validation).mapping, SpringExceptions::isWrapper);
    }

    /**
     * Fixes what they become.
     *
     * @param messages where the texts are that the application gives by a code
     */
    private SpringExceptions(MessageSource messages, ValidationErrors validation) {
        this.messages = messages;
        this.validation = validation;
        mapping = ConstraintViolations.mapped(
                ProblemMapping.none()
                        .map(Exception.class, this::problem)
                        .map(BindException.class, validation::problem)
                        .map(HandlerMethodValidationException.class, this::invalid)
                        .map(MethodValidationException.class, this::invalid)
                        .map(MultipartException.class, 400)
                        .map(MaxUploadSizeExceededException.class, this::problem)
                        .map(TypeMismatchException.class, 400)
                        .map(ConversionNotSupportedException.class, 500)
                        .map(HttpMessageNotReadableException.class, 400)
                        .map(HttpMessageNotWritableException.class, 500),
                validation);
    }

    /** Whether an exception says nothing but that the container could not read the parts; why is in its cause. */
    private static boolean isWrapper(Throwable exception) {
        return exception.getClass() == MultipartException.class;
    }

    /** Whether Spring's own resolvers would answer it, so that nobody takes it for a failure of the application. */
    static boolean isAnsweredBySpring(Exception exception) {
        return exception instanceof ErrorResponse
                || ANSWERED_BY_SPRING.stream().anyMatch(type -> type.isInstance(exception))
                || causeWithStatus(exception) != null;
    }

    private @Nullable Problem problem(Exception exception) {
        if (exception instanceof ErrorResponse response) {
            return of(response, exception.getClass());
        }
        Throwable cause = causeWithStatus(exception);
        if (cause instanceof ResponseStatusException response) {
            return of(response, cause.getClass());
        }
        return cause == null ? null : of(annotation(cause));
    }

    /** As Spring does: the first of an exception and its causes that is annotated, or a ResponseStatusException. */
    private static @Nullable Throwable causeWithStatus(Exception exception) {
        Throwable cause = exception;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof ResponseStatusException || annotation(cause) != null) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable ResponseStatus annotation(Throwable exception) {
        return AnnotatedElementUtils.findMergedAnnotation(exception.getClass(), ResponseStatus.class);
    }

    private @Nullable Problem of(@Nullable ResponseStatus annotation) {
        int status = annotation == null ? 0 : annotation.code().value();
        return annotation == null || !Problem.isStatus(status)
                ? null
                : Problem.of(status).withMessage(resolved(annotation.reason()));
    }

    /** A reason may be the code of a message, as it may be for Spring. */
    private @Nullable String resolved(@Nullable String reason) {
        try {
            return StringUtils.hasText(reason) ? messages.getMessage(reason, null, reason, locale()) : reason;
        } catch (RuntimeException unreadable) {
            return reason;
        }
    }

    static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private Problem invalid(MethodValidationResult result) {
        return result.isForReturnValue() ? ValidationErrors.INVALID_RESULT : validation.problem(result);
    }

    private @Nullable Problem of(ErrorResponse response, Class<?> type) {
        int status = response.getStatusCode().value();
        if (!Problem.isStatus(status)) {
            return null;
        }
        Problem[] problem = {Problem.of(status)};
        response.getHeaders().forEach((name, values) -> problem[0] = problem[0].withAcceptedHeader(name, values));
        return isRaisedBySpring(type) ? problem[0] : withDetail(problem[0], response);
    }

    /** What cannot be read of it does not change its status. */
    private Problem withDetail(Problem problem, ErrorResponse response) {
        try {
            return withDetail(problem, response.updateAndGetBody(messages, locale()));
        } catch (RuntimeException unreadable) {
            try {
                return withDetail(problem, response.getBody());
            } catch (RuntimeException stillUnreadable) {
                return problem;
            }
        }
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
