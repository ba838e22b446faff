package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.context.ConfigurableWebApplicationContext;
import org.springframework.web.context.ServletContextAware;
import org.springframework.web.context.WebApplicationContext;

/**
 * Answers the errors of an application with Spring MVC and without Spring Boot in the canonical form: import it where
 * {@code @EnableWebMvc} is. With Spring Boot the dependency does it, and nothing is to be imported.
 *
 * <p>Every exception of a handler is answered then. The filter around everything, for {@code sendError} and for other
 * filters, is registered, too, in the root context of a {@code ContextLoaderListener} of web.xml. Elsewhere a container
 * permits that to nobody but the initializer, whose {@code getServletFilters()} returns
 * {@code new DelegatingFilterProxy("httpStatusProblemFilter")}.
 *
 * <p>A {@link ProblemMapping} or a {@link ProblemResponder} of the application is used where there is a bean of it.
 */
@Configuration(proxyBeanMethods = false)
@Import(ProblemMvcConfiguration.class)
public class HttpStatusProblemConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.LOGGER);
    private static final String FILTER = "httpStatusProblemFilter";
    private static final int BAD_REQUEST = 400;

    /** For Spring. */
    public HttpStatusProblemConfiguration() {}

    /** The write path. */
    @Bean(FILTER)
    HttpStatusProblemFilter httpStatusProblemFilter(
            ObjectProvider<ProblemResponder> responders,
            ObjectProvider<ProblemMapping> mappings,
            MessageSource messages,
            BeanFactory beans) {
        ProblemResponder responder = responders.getIfAvailable(() -> ProblemResponder.builder()
                .mapping(mappings.getIfAvailable(ProblemMapping::none))
                .traceId(CurrentTrace.id(beans))
                .build());
        return new HttpStatusProblemFilter(SpringExceptions.knownTo(responder, BAD_REQUEST, messages, beans));
    }

    /** Behind all others, for want of a filter. */
    @Bean
    UnknownExceptionResolver httpStatusProblemUnknownExceptionResolver(HttpStatusProblemFilter filter) {
        return new UnknownExceptionResolver(filter);
    }

    /** The filter is registered where that is permitted: not after all filters have been started, for one. */
    @Bean
    ServletContextAware httpStatusProblemFilterRegistration(
            HttpStatusProblemFilter filter, WebApplicationContext context) {
        boolean isRoot = context instanceof ConfigurableWebApplicationContext configurable
                && configurable.getServletConfig() == null;
        return servletContext -> {
            if (isRoot && !isRegistered(servletContext)) {
                try {
                    filter.register(servletContext);
                } catch (UnsupportedOperationException | IllegalStateException refused) {
                    LOG.debug("the container does not permit a filter to be registered here", refused);
                }
            }
        };
    }

    private static boolean isRegistered(ServletContext servletContext) {
        return servletContext.getFilterRegistrations().values().stream()
                .map(FilterRegistration::getName)
                .anyMatch(FILTER::equals);
    }
}
