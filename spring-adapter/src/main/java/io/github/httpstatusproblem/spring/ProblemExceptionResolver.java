package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers the exceptions that are known; the others go on to later resolvers, Spring Security and our filter. */
final class ProblemExceptionResolver implements HandlerExceptionResolver {
    private final HttpStatusProblemFilter filter;
    private final ObservedErrors errors;

    ProblemExceptionResolver(HttpStatusProblemFilter filter, ObservedErrors errors) {
        this.filter = filter;
        this.errors = errors;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (!filter.answerKnown(exception, request, response)) {
            return null;
        }
        if (!SpringExceptions.isAnsweredBySpring(exception)) {
            errors.record(exception, request);
        }
        return new ModelAndView();
    }
}
