package io.github.httpstatusproblem.spring;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ClassUtils;

/** The trace of the request, where Micrometer Tracing is present. */
final class CurrentTrace {
    private static final int SHORT_ID = 16;

    private CurrentTrace() {}

    /** The id of the current trace; null where there is none. */
    static Supplier<@Nullable String> id(BeanFactory beans) {
        return isPresent() ? OfMicrometer.of(beans, OfMicrometer::id) : () -> null;
    }

    /** The traceparent of what is done within the current span (W3C Trace Context, 3.2); null where there is none. */
    static Supplier<@Nullable String> parent(BeanFactory beans) {
        return isPresent() ? OfMicrometer.of(beans, OfMicrometer::parent) : () -> null;
    }

    private static boolean isPresent() {
        return ClassUtils.isPresent("io.micrometer.tracing.Tracer", CurrentTrace.class.getClassLoader());
    }

    /** Loaded only where there is a {@code Tracer}. */
    private static final class OfMicrometer {
        static Supplier<@Nullable String> of(BeanFactory beans, Function<TraceContext, String> what) {
            ObjectProvider<Tracer> tracers = beans.getBeanProvider(Tracer.class);
            return () -> {
                Tracer tracer = tracers.getIfUnique();
                Span span = tracer == null ? null : tracer.currentSpan();
                TraceContext context = span == null ? null : span.context();
                return context == null ? null : what.apply(context);
            };
        }

        static String id(TraceContext context) {
            return full(context.traceId());
        }

        static String parent(TraceContext context) {
            String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
            return "00-" + id(context) + "-" + context.spanId() + "-" + flags;
        }

        /** An id of 64 bits stands in 128 with zeros in front (W3C Trace Context, 2.3). */
        private static String full(String id) {
            return id.length() == SHORT_ID ? "0".repeat(SHORT_ID) + id : id;
        }
    }
}
