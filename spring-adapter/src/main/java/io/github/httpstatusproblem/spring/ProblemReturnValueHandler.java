package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Answers a {@link Problem} that a controller, or an {@code @ExceptionHandler}, returns. */
final class ProblemReturnValueHandler implements HandlerMethodReturnValueHandler {
    private final HttpStatusProblemFilter filter;

    ProblemReturnValueHandler(HttpStatusProblemFilter filter) {
        this.filter = filter;
    }

    /** In front of all others: a {@code @ResponseBody} would be written by a converter otherwise. */
    List<HandlerMethodReturnValueHandler> before(@Nullable List<HandlerMethodReturnValueHandler> others) {
        List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>(others == null ? List.of() : others);
        handlers.add(0, this);
        return handlers;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Problem.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returnValue,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request) {
        container.setRequestHandled(true);
        HttpServletRequest httpRequest = request.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse httpResponse = request.getNativeResponse(HttpServletResponse.class);
        if (returnValue instanceof Problem problem && httpRequest != null && httpResponse != null) {
            filter.answer(problem, httpRequest, httpResponse);
        }
    }
}
