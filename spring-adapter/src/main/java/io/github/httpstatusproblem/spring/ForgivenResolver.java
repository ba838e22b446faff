package io.github.httpstatusproblem.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** A resolver that has resolved nothing where it fails, so that the exception to be resolved goes on in place of another. */
final class ForgivenResolver implements HandlerExceptionResolver {
    private final HandlerExceptionResolver resolver;

    ForgivenResolver(HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        try {
            return resolver.resolveException(request, response, handler, exception);
        } catch (RuntimeException failed) {
            return null;
        }
    }
}
