package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what nobody knows where our filter, which would do it, is not around the DispatcherServlet. What Spring Security's
 * filters wait for goes on to them.
 */
final class UnknownExceptionResolver implements HandlerExceptionResolver, Ordered {
    private static final Set<String> OF_SECURITY = Set.of(
            "org.springframework.security.access.AccessDeniedException",
            "org.springframework.security.core.AuthenticationException");

    private final HttpStatusProblemFilter filter;

    UnknownExceptionResolver(HttpStatusProblemFilter filter) {
        this.filter = filter;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        boolean isOurs =
                HttpStatusProblemFilter.requestOf(response) == null && !ProblemMapping.isNamed(OF_SECURITY, exception);
        return isOurs && filter.answer(exception, request, response) ? new ModelAndView() : null;
    }
}
