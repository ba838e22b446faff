package io.github.httpstatusproblem.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.NoHandlerFoundException;

/** To whom asks for it, or forwards to it without an error, the path of Spring Boot's error page has no handler. */
final class ErrorPathInterceptor implements HandlerInterceptor {
    private final Predicate<Class<?>> isErrorPage;

    ErrorPathInterceptor(Predicate<Class<?>> isErrorPage) {
        this.isErrorPage = isErrorPage;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws NoHandlerFoundException {
        DispatcherType type = request.getDispatcherType();
        boolean isRequest = type == DispatcherType.REQUEST
                || (type == DispatcherType.FORWARD
                        && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null);
        if (isRequest && handler instanceof HandlerMethod method && isErrorPage.test(method.getBeanType())) {
            throw new NoHandlerFoundException(request.getMethod(), request.getRequestURI(), new HttpHeaders());
        }
        return true;
    }
}
