package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.NoHandlerFoundException;

/**
 * To whom asks for it, the path of Spring Boot's error page is a path without a handler. A forward that brings an error, as
 * in an application that is deployed as a war, is answered as an error dispatch is.
 */
final class ErrorPathInterceptor implements HandlerInterceptor {
    private final HttpStatusProblemFilter filter;
    private final Predicate<Class<?>> isErrorPage;

    ErrorPathInterceptor(HttpStatusProblemFilter filter, Predicate<Class<?>> isErrorPage) {
        this.filter = filter;
        this.isErrorPage = isErrorPage;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws NoHandlerFoundException {
        if (!(handler instanceof HandlerMethod method) || !isErrorPage.test(method.getBeanType())) {
            return true;
        }
        boolean isForward = request.getDispatcherType() == DispatcherType.FORWARD;
        if (isForward && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
            return !filter.answerDispatch(request, response);
        }
        if (isForward || request.getDispatcherType() == DispatcherType.REQUEST) {
            throw new NoHandlerFoundException(request.getMethod(), request.getRequestURI(), new HttpHeaders());
        }
        return true;
    }
}
