package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.FieldError;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Executable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * What Jakarta Validation itself says, without Spring's translation: the path of a violation without the method that it
 * begins with, and with the names under which the inputs were sent. A result that is invalid is the server's fault.
 */
final class ConstraintViolations {
    private final ValidationErrors validation;

    private ConstraintViolations(ValidationErrors validation) {
        this.validation = validation;
    }

    /** The mapping with one class more, if Jakarta Validation is there. */
    static ProblemMapping mapped(ProblemMapping mapping, ValidationErrors validation) {
        boolean isPresent = ClassUtils.isPresent(
                "jakarta.validation.ConstraintViolationException", ConstraintViolations.class.getClassLoader());
        return isPresent ? new ConstraintViolations(validation).added(mapping) : mapping;
    }

    private ProblemMapping added(ProblemMapping mapping) {
        return mapping.map(ConstraintViolationException.class, this::problem);
    }

    private @Nullable Problem problem(ConstraintViolationException exception) {
        if (exception.getConstraintViolations() == null) {
            return null;
        }
        List<FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : exception.getConstraintViolations()) {
            for (Path.Node node : violation.getPropertyPath()) {
                if (node.getKind() == ElementKind.RETURN_VALUE) {
                    return ValidationErrors.INVALID_RESULT;
                }
            }
            String text = ValidationErrors.withoutValue(violation.getMessage(), violation.getInvalidValue());
            errors.add(new FieldError(field(violation), text));
        }
        return validation.problem(errors);
    }

    private String field(ConstraintViolation<?> violation) {
        InputNames names = validation.names();
        Executable called = null;
        String parameterName = "";
        boolean isJson = true;
        Type type = violation.getRootBeanClass();
        StringBuilder properties = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.isInIterable()) {
                Object place = node.getIndex() != null ? node.getIndex() : node.getKey();
                properties.append('[').append(place == null ? "" : place).append(']');
            }
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR -> called = called(violation.getRootBeanClass(), node);
                case PARAMETER -> {
                    int index = node.as(Path.ParameterNode.class).getParameterIndex();
                    MethodParameter parameter = called == null ? null : MethodParameter.forExecutable(called, index);
                    isJson = parameter != null && InputNames.isContent(parameter);
                    parameterName = isJson ? "" : parameter == null ? node.getName() : names.of(parameter);
                    type = parameter == null ? Object.class : parameter.getGenericParameterType();
                }
                case PROPERTY ->
                    properties.append(properties.isEmpty() ? "" : ".").append(node.getName());
                default -> {
                    // A bean, an element of a container, all parameters at once: no names of their own.
                }
            }
        }
        String path = properties.toString();
        return InputNames.joined(parameterName, isJson ? names.ofJson(type, path) : path);
    }

    private static @Nullable Executable called(Class<?> type, Path.Node node) {
        if (node.getKind() == ElementKind.CONSTRUCTOR) {
            return ClassUtils.getConstructorIfAvailable(
                    type, types(node.as(Path.ConstructorNode.class).getParameterTypes()));
        }
        return ReflectionUtils.findMethod(
                type, node.getName(), types(node.as(Path.MethodNode.class).getParameterTypes()));
    }

    private static Class<?>[] types(List<Class<?>> list) {
        return list.toArray(Class<?>[]::new);
    }
}
