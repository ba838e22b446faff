package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.TraceId;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Gives the requests of {@code RestClient} and {@code RestTemplate} the traceparent (W3C Trace Context) of the request that
 * is being answered, except those that have their own; a tracestate, which is between tracing systems, is not passed on. As
 * with every interceptor, Spring holds the content of a request in memory before it is sent.
 *
 * <pre>{@code
 * RestClient.builder().requestInterceptor(new TraceparentInterceptor()).build();
 * }</pre>
 */
public final class TraceparentInterceptor implements ClientHttpRequestInterceptor {
    private static final String TRACEPARENT = "traceparent";

    private final Supplier<@Nullable String> current;

    /** Of the request that the thread is answering, where there is one. */
    public TraceparentInterceptor() {
        this(() -> null);
    }

    /**
     * Of the current trace, and else of the request that the thread is answering.
     *
     * @param current gives a traceparent, or the id of a trace; null, or anything invalid, where there is none
     */
    public TraceparentInterceptor(Supplier<@Nullable String> current) {
        this.current = Objects.requireNonNull(current, "current");
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        HttpHeaders fields = request.getHeaders();
        if (fields.getFirst(TRACEPARENT) == null) {
            String parent = parent();
            if (parent != null) {
                fields.set(TRACEPARENT, parent);
            }
        }
        return execution.execute(request, body);
    }

    /** A trace that cannot be told is no reason not to send. */
    private @Nullable String parent() {
        String parent = TraceId.traceparent(given(current));
        return parent == null ? TraceId.traceparent(given(TraceparentInterceptor::ofTheRequest)) : parent;
    }

    private static @Nullable String given(Supplier<@Nullable String> trace) {
        try {
            return trace.get();
        } catch (Throwable unknown) {
            return null;
        }
    }

    private static @Nullable String ofTheRequest() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            List<String> parents = Collections.list(attributes.getRequest().getHeaders(TRACEPARENT));
            return parents.size() == 1 ? parents.get(0) : null;
        }
        return null;
    }
}
