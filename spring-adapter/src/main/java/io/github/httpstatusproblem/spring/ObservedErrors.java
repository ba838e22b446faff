package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemResponder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Tells Spring's observation of a request which exception was answered, so that metrics and spans have it as they would
 * have it if nobody had caught it. As a filter inside ours it sees those that no resolver answered.
 */
final class ObservedErrors implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.LOGGER);

    private final ObjectProvider<ObservationRegistry> registry;

    ObservedErrors(ObjectProvider<ObservationRegistry> registry) {
        this.registry = registry;
    }

    void record(Throwable exception, HttpServletRequest request) {
        try {
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(context -> record(exception, context));
        } catch (RuntimeException failure) {
            LOG.warn("an error could not be told to the observation of its request", failure);
        }
    }

    /** The context is what metrics read; a span hears of an error through the observation alone. */
    private void record(Throwable exception, Observation.Context context) {
        ObservationRegistry observations = registry.getIfUnique();
        ObservationView current = observations == null ? null : observations.getCurrentObservation();
        // Around a handler there may be others, such as those of Spring Security.
        while (current != null && current.getContextView() != context) {
            current = current.getContextView().getParentObservation();
        }
        if (current instanceof Observation observation) {
            observation.error(exception);
        } else {
            context.setError(exception);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (Throwable exception) {
            if (request instanceof HttpServletRequest httpRequest) {
                record(unwrapped(exception), httpRequest);
            }
            throw exception;
        }
    }

    private static Throwable unwrapped(Throwable exception) {
        Throwable cause = exception instanceof ServletException ? exception.getCause() : null;
        return cause == null ? exception : cause;
    }
}
