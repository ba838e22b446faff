package io.github.httpstatusproblem.spring;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
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
        boolean isPresent = ClassUtils.isPresent("io.micrometer.tracing.Tracer", CurrentTrace.class.getClassLoader());
        return isPresent ? OfMicrometer.id(beans) : () -> null;
    }

    /** Loaded only where there is a {@code Tracer}. */
    private static final class OfMicrometer {
        static Supplier<@Nullable String> id(BeanFactory beans) {
            ObjectProvider<Tracer> tracers = beans.getBeanProvider(Tracer.class);
            return () -> {
                Tracer tracer = tracers.getIfUnique();
                Span span = tracer == null ? null : tracer.currentSpan();
                TraceContext context = span == null ? null : span.context();
                return context == null ? null : full(context.traceId());
            };
        }

        /** An id of 64 bits stands in 128 with zeros in front (W3C Trace Context, 2.3). */
        private static String full(String id) {
            return id.length() == SHORT_ID ? "0".repeat(SHORT_ID) + id : id;
        }
    }
}
