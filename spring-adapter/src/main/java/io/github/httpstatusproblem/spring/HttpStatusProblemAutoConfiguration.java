package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers the errors of a Spring Boot application with Spring MVC in the canonical form; the dependency is all it takes.
 * The application's {@code @ExceptionHandler}s, its own {@code ErrorController} and its own error views win. Beans of the
 * application are used where there are any: a {@link ProblemMapping}, to which that of the properties is added; a
 * {@link ProblemResponder}, in place of ours and of what the properties say of it; any number of
 * {@code UnaryOperator<Problem>}, which change every problem before it is logged and answered.
 *
 * <p>Three hooks: a resolver behind {@code @ExceptionHandler}s answers what is known; a filter around everything answers
 * what nobody did; a filter of error dispatches answers {@code sendError}.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration",
            "org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration",
            "org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBooleanProperty(name = "http-status-problem.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HttpStatusProblemProperties.class)
@Import(ProblemMvcConfiguration.class)
public class HttpStatusProblemAutoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.LOGGER);
    private static final String PROBLEM_DETAILS = "spring.mvc.problemdetails.enabled";
    /** Inside Spring Boot's observation of the request, which is to see the answer, and outside of everything else. */
    private static final int INSIDE_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

    /** For Spring. */
    public HttpStatusProblemAutoConfiguration() {}

    /** No exception of the application is mapped. */
    @Bean
    @ConditionalOnMissingBean
    ProblemMapping problemMapping() {
        return ProblemMapping.none();
    }

    /** What the properties say, with the application's mapping, its customisers, and the trace of the request. */
    @Bean
    @ConditionalOnMissingBean
    ProblemResponder problemResponder(
            HttpStatusProblemProperties properties,
            ProblemMapping mapping,
            ObjectProvider<UnaryOperator<Problem>> customisers,
            BeanFactory beans) {
        UnaryOperator<Problem> customiser = customisers
                .orderedStream()
                .reduce(UnaryOperator.identity(), (first, second) -> problem -> second.apply(first.apply(problem)));
        return properties
                .builder(mapping)
                .customiser(customiser)
                .traceId(CurrentTrace.id(beans))
                .build();
    }

    @Bean
    ErrorPages httpStatusProblemErrorPages(ApplicationContext context) {
        return new ErrorPages(context);
    }

    /** The write path; {@code sendError} is left to the container's error dispatch, so that all of Spring sees it. */
    @Bean
    @ConditionalOnMissingBean
    HttpStatusProblemFilter httpStatusProblemFilter(
            HttpStatusProblemProperties properties,
            ProblemResponder responder,
            MessageSource messages,
            ErrorPages pages,
            BeanFactory beans) {
        int validationStatus = properties.validValidationStatus();
        HttpStatusProblemFilter filter = new HttpStatusProblemFilter(
                        SpringExceptions.knownTo(responder, validationStatus, messages, beans))
                .leaveSendError()
                .leavePages(pages::hasPage);
        HttpStatusProblemFilter showing = properties.sendErrorText() ? filter.showSendErrorText() : filter;
        return properties.fillEmpty() ? showing : showing.leaveEmpty();
    }

    /** Around everything: exceptions that nobody answered, and error statuses without content. */
    @Bean
    FilterRegistrationBean<HttpStatusProblemFilter> httpStatusProblemFilterRegistration(
            HttpStatusProblemFilter filter) {
        return registered(filter, INSIDE_OBSERVATION, EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    }

    /** Right inside of it: what the observation is to know of exceptions. */
    @Bean
    FilterRegistrationBean<ObservedErrors> httpStatusProblemObservedErrorsRegistration(ObservedErrors errors) {
        return registered(errors, INSIDE_OBSERVATION + 1, EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    }

    /** In place of Spring Boot's error page: what was sent by {@code sendError}. */
    @Bean
    FilterRegistrationBean<ErrorDispatchFilter> httpStatusProblemErrorDispatchFilterRegistration(
            HttpStatusProblemFilter filter, ErrorPages pages) {
        return registered(
                new ErrorDispatchFilter(filter, pages),
                Ordered.HIGHEST_PRECEDENCE,
                EnumSet.of(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.INCLUDE));
    }

    private static <F extends Filter> FilterRegistrationBean<F> registered(
            F filter, int order, EnumSet<DispatcherType> dispatcherTypes) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(dispatcherTypes);
        registration.setOrder(order);
        return registration;
    }

    /** The path of Spring Boot's error page is there for the container, and not for clients. */
    @Bean
    WebMvcConfigurer httpStatusProblemErrorPathConfigurer(ErrorPages pages, Environment environment) {
        if (environment.getProperty(PROBLEM_DETAILS, Boolean.class, false)) {
            LOG.info(
                    "{} is true: Spring Boot answers Spring's own exceptions as application/problem+json, in the manner of"
                            + " an @ExceptionHandler of the application; without it they have the form of all others",
                    PROBLEM_DETAILS);
        }
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ErrorPathInterceptor(pages::isBoots))
                        .order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    /** Calls to other services, on request. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "http-status-problem.upstream-problems")
    @Import(UpstreamCustomizers.class)
    static class UpstreamConfiguration {}
}
