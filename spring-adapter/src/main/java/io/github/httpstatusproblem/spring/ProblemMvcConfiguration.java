package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.SpringVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/** What hooks into Spring MVC, with Spring Boot and without. */
@Configuration(proxyBeanMethods = false)
class ProblemMvcConfiguration {
    /** Spring 6.2 asks an Accept that begins with a quote for a character before it. */
    private static final boolean FAILS_ON_ACCEPT =
            SpringVersion.getVersion() != null && SpringVersion.getVersion().startsWith("6.");

    @Bean
    ObservedErrors httpStatusProblemObservedErrors(ObjectProvider<ObservationRegistry> registry) {
        return new ObservedErrors(registry);
    }

    /** Right before Spring's own two resolvers, which follow that of {@code @ExceptionHandler}s. */
    @Bean
    WebMvcConfigurer httpStatusProblemMvcConfigurer(HttpStatusProblemFilter filter, ObservedErrors errors) {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                int index = 0;
                while (index < resolvers.size() && !isOfSpring(resolvers.get(index))) {
                    if (resolvers.get(index) instanceof ExceptionHandlerExceptionResolver resolver) {
                        answerReturnedProblems(resolver, new ProblemReturnValueHandler(filter));
                        resolvers.set(index, FAILS_ON_ACCEPT ? new ForgivenResolver(resolver) : resolver);
                    }
                    index++;
                }
                resolvers.add(index, new ProblemExceptionResolver(filter, errors));
            }
        };
    }

    private static boolean isOfSpring(HandlerExceptionResolver resolver) {
        return resolver instanceof ResponseStatusExceptionResolver
                || resolver instanceof DefaultHandlerExceptionResolver;
    }

    private static void answerReturnedProblems(
            ExceptionHandlerExceptionResolver resolver, ProblemReturnValueHandler handler) {
        resolver.setReturnValueHandlers(handler.before(
                resolver.getReturnValueHandlers() == null
                        ? null
                        : resolver.getReturnValueHandlers().getHandlers()));
    }

    /** Controllers may return a problem, and what CORS refuses is an error as all others. */
    @Bean
    static BeanPostProcessor httpStatusProblemPostProcessor(ObjectProvider<HttpStatusProblemFilter> filter) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                if (bean instanceof RequestMappingHandlerAdapter adapter) {
                    ProblemReturnValueHandler handler = new ProblemReturnValueHandler(filter.getObject());
                    adapter.setReturnValueHandlers(handler.before(adapter.getReturnValueHandlers()));
                }
                if (bean instanceof AbstractHandlerMapping mapping
                        && mapping.getCorsProcessor().getClass() == DefaultCorsProcessor.class) {
                    mapping.setCorsProcessor(new Refusal());
                }
                return bean;
            }
        };
    }

    /** Refuses by the status alone; Spring would write a line of text, too. */
    private static final class Refusal extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
        }
    }
}
