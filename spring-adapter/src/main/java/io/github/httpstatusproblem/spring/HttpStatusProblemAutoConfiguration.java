package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Answers the errors of a Spring Boot application with Spring MVC in the canonical form; the dependency is all it takes.
 * The application's {@code @ExceptionHandler}s, its own {@code ErrorController} and its own {@code error} view win. A
 * {@link ProblemMapping} or a {@link ProblemResponder} of the application is used where there is a bean of it.
 *
 * <p>Three hooks, and no more: a resolver behind {@code @ExceptionHandler}s answers what is known; a filter around
 * everything answers what nobody did; a filter of error dispatches answers {@code sendError}.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration",
            "org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public class HttpStatusProblemAutoConfiguration {
    /** Inside Spring Boot's observation of the request, which is to see the answer, and outside of everything else. */
    private static final int INSIDE_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

    /** For Spring. */
    public HttpStatusProblemAutoConfiguration() {}

    /** No exception of the application is mapped. */
    @Bean
    @ConditionalOnMissingBean
    public ProblemMapping problemMapping() {
        return ProblemMapping.none();
    }

    /** A responder with the application's mapping and nothing else configured. */
    @Bean
    @ConditionalOnMissingBean
    public ProblemResponder problemResponder(ProblemMapping mapping) {
        return ProblemResponder.builder().mapping(mapping).build();
    }

    /**
     * The write path; {@code sendError} is left to the container's error dispatch, so that all of Spring sees it. The
     * property {@code http-status-problem.fill-empty=false} leaves an error status without content as it is.
     */
    @Bean
    @ConditionalOnMissingBean
    public HttpStatusProblemFilter httpStatusProblemFilter(ProblemResponder responder, Environment environment) {
        HttpStatusProblemFilter filter = new HttpStatusProblemFilter(
                        responder.knowing(SpringExceptions.MAPPING, exception -> false))
                .leaveSendError();
        boolean fillEmpty = environment.getProperty("http-status-problem.fill-empty", Boolean.class, true);
        return fillEmpty ? filter : filter.leaveEmpty();
    }

    /** Around everything: exceptions that nobody answered, and error statuses without content. */
    @Bean
    public FilterRegistrationBean<HttpStatusProblemFilter> httpStatusProblemFilterRegistration(
            HttpStatusProblemFilter filter) {
        FilterRegistrationBean<HttpStatusProblemFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        registration.setOrder(INSIDE_OBSERVATION);
        return registration;
    }

    /** In place of Spring Boot's error page: what was sent by {@code sendError}. */
    @Bean
    public FilterRegistrationBean<ErrorDispatchFilter> httpStatusProblemErrorDispatchFilterRegistration(
            HttpStatusProblemFilter filter, ListableBeanFactory beans) {
        FilterRegistrationBean<ErrorDispatchFilter> registration =
                new FilterRegistrationBean<>(new ErrorDispatchFilter(filter, beans));
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.ERROR, DispatcherType.INCLUDE));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Right before Spring's own two resolvers; everything of the application's comes first. */
    @Bean
    public WebMvcConfigurer httpStatusProblemMvcConfigurer(HttpStatusProblemFilter filter) {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                int index = 0;
                while (index < resolvers.size() && !isOfSpring(resolvers.get(index))) {
                    index++;
                }
                resolvers.add(index, new ProblemExceptionResolver(filter));
            }
        };
    }

    private static boolean isOfSpring(HandlerExceptionResolver resolver) {
        return resolver instanceof ResponseStatusExceptionResolver
                || resolver instanceof DefaultHandlerExceptionResolver;
    }
}
