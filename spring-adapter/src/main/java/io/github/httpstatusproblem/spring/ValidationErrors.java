package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.FieldError;
import io.github.httpstatusproblem.Problem;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.validation.BindException;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;

/**
 * What a failed validation says to the client: which input, by the name under which it was sent, and the text of the
 * application or its constraint. Never the rejected value, which may be a secret, nor the text of a failed conversion, which
 * names Java types.
 */
final class ValidationErrors {
    /** So many are shown, in their order; the client decides how many wrong inputs it sends. */
    static final int MAX_ERRORS = 100;

    /** What is shorter may be in a text by chance, as a limit is. */
    private static final int SHORTEST_SECRET = 6;

    /** What the server has made itself, and found wrong. */
    static final Problem INVALID_RESULT = Problem.of(500);

    private final Problem invalid;
    private final MessageSource messages;
    private final InputNames names;

    /**
     * Fixes how errors are shown.
     *
     * @param status 400 or 422
     */
    ValidationErrors(int status, MessageSource messages, InputNames names) {
        this.invalid = Problem.of(status);
        this.messages = messages;
        this.names = names;
    }

    InputNames names() {
        return names;
    }

    Problem problem(List<FieldError> errors) {
        if (errors.isEmpty()) {
            return invalid;
        }
        Collections.sort(errors);
        List<FieldError> shown = errors.subList(0, Math.min(errors.size(), MAX_ERRORS));
        Problem problem = invalid.withFieldErrors(shown);
        while (problem.fieldErrors().isEmpty() && shown.size() > 1) {
            // Names may be as long as the keys that the client sent, and a problem has bounds.
            shown = shown.subList(0, shown.size() / 2);
            problem = invalid.withFieldErrors(shown);
        }
        return problem;
    }

    /** The text, unless it holds the rejected value, as those of some constraints do: that may be a secret. */
    static @Nullable String withoutValue(@Nullable String text, @Nullable Object value) {
        boolean isHeld = text != null
                && (value instanceof CharSequence || value instanceof Number)
                && value.toString().length() >= SHORTEST_SECRET
                && text.contains(value.toString());
        return isHeld ? null : text;
    }

    Problem problem(BindException exception) {
        MethodParameter parameter =
                exception instanceof MethodArgumentNotValidException argument ? argument.getParameter() : null;
        return problem(errors(exception.getAllErrors(), parameter, exception.getTarget(), ""));
    }

    Problem problem(MethodValidationResult result) {
        List<FieldError> errors = new ArrayList<>();
        for (ParameterValidationResult invalidParameter : result.getParameterValidationResults()) {
            MethodParameter parameter = invalidParameter.getMethodParameter();
            String element = element(invalidParameter);
            if (invalidParameter instanceof ParameterErrors bean) {
                errors.addAll(errors(bean.getAllErrors(), parameter, bean.getArgument(), element));
            } else {
                String field = InputNames.joined(names.of(parameter), element);
                invalidParameter
                        .getResolvableErrors()
                        .forEach(error -> errors.add(
                                new FieldError(field, withoutValue(text(error), invalidParameter.getArgument()))));
            }
        }
        result.getCrossParameterValidationResults().forEach(error -> errors.add(new FieldError(null, text(error))));
        return problem(errors);
    }

    /** The declared type, which has its arguments, unless the target is a part or another class. */
    private static Type type(MethodParameter parameter, Object target, String element) {
        ResolvableType declared = ResolvableType.forMethodParameter(parameter);
        boolean isWhole = element.isEmpty() && declared.resolve() == target.getClass();
        return isWhole && !declared.hasUnresolvableGenerics() ? declared.getType() : target.getClass();
    }

    /** Where in a parameter's list or map it is, such as {@code [0]}. */
    private static String element(ParameterValidationResult result) {
        Object place = result.getContainerIndex() != null ? result.getContainerIndex() : result.getContainerKey();
        return place == null ? "" : "[" + place + "]";
    }

    private List<FieldError> errors(
            List<ObjectError> objectErrors,
            @Nullable MethodParameter parameter,
            @Nullable Object target,
            String element) {
        Type type = parameter != null && target != null && InputNames.isContent(parameter)
                ? type(parameter, target, element)
                : null;
        List<FieldError> errors = new ArrayList<>();
        for (ObjectError error : objectErrors) {
            String field = "";
            Object value = null;
            if (error instanceof org.springframework.validation.FieldError ofField) {
                field = ofField.getField();
                value = ofField.getRejectedValue();
            }
            String sent = type == null ? field : names.ofJson(type, field);
            errors.add(new FieldError(InputNames.joined(element, sent), withoutValue(text(error), value)));
        }
        return errors;
    }

    /**
     * The text that the application has under one of the codes; else that of the constraint, to the letter, or that of a
     * Validator with its arguments. A failed conversion has none.
     */
    private @Nullable String text(MessageSourceResolvable error) {
        try {
            if (!isConversion(error) && !isConstraint(error)) {
                return messages.getMessage(error, SpringExceptions.locale());
            }
            String ofApplication = ofCodes(error);
            return ofApplication != null || isConversion(error) ? ofApplication : error.getDefaultMessage();
        } catch (RuntimeException unreadable) {
            return isConversion(error) ? null : error.getDefaultMessage();
        }
    }

    private static boolean isConversion(MessageSourceResolvable error) {
        return error instanceof org.springframework.validation.FieldError field && field.isBindingFailure();
    }

    /** A violation is wrapped by what Spring makes of it, and has its arguments in its text already. */
    private static boolean isConstraint(MessageSourceResolvable error) {
        return !(error instanceof ObjectError object) || object.contains(Object.class);
    }

    private @Nullable String ofCodes(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        for (String code : codes == null ? new String[0] : codes) {
            String text = messages.getMessage(code, error.getArguments(), null, SpringExceptions.locale());
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
