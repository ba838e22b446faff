package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import brave.Tracing;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import io.github.httpstatusproblem.contract.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BravePropagator;
import io.micrometer.tracing.brave.bridge.BraveTracer;
import io.micrometer.tracing.brave.bridge.W3CPropagation;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** What metrics and spans of Micrometer know of an answer, in the place where Spring Boot's Actuator has their filter. */
class ObservationTest {
    private static final Queue<MutableSpan> SPANS = new ConcurrentLinkedQueue<>();

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = new RunningApplication(ObservedShop.class);
    }

    @AfterAll
    static void stop() {
        application.stop();
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Shop.class)
    static class ObservedShop {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean(destroyMethod = "close")
        Tracing tracing() {
            return Tracing.newBuilder()
                    .traceId128Bit(true)
                    .propagationFactory(new W3CPropagation())
                    .addSpanHandler(new SpanHandler() {
                        @Override
                        public boolean end(TraceContext context, MutableSpan span, Cause cause) {
                            SPANS.add(span);
                            return true;
                        }
                    })
                    .build();
        }

        @Bean
        Tracer tracer(Tracing tracing) {
            return new BraveTracer(tracing.tracer(), new BraveCurrentTraceContext(tracing.currentTraceContext()));
        }

        @Bean
        ObservationRegistry observations(MeterRegistry meters, Tracer tracer, Tracing tracing) {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig()
                    .observationHandler(new DefaultMeterObservationHandler(meters))
                    .observationHandler(
                            new io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler(
                                    new PropagatingReceiverTracingObservationHandler<>(
                                            tracer, new BravePropagator(tracing)),
                                    new DefaultTracingObservationHandler(tracer)));
            return registry;
        }

        @Bean
        FilterRegistrationBean<ServerHttpObservationFilter> observationFilter(ObservationRegistry registry) {
            FilterRegistrationBean<ServerHttpObservationFilter> registration =
                    new FilterRegistrationBean<>(new ServerHttpObservationFilter(registry));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
            registration.setDispatcherTypes(
                    jakarta.servlet.DispatcherType.REQUEST, jakarta.servlet.DispatcherType.ASYNC);
            return registration;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/wrapped,          417, CompletionException,   true",
        "/mapped,           409, Mapped,                true",
        "/unknown,          500, IllegalStateException, true",
        "/filter-problem,   417, HttpStatusProblem,     true",
        "/filter-mapped,    409, Mapped,                true",
        "/filter-unknown,   500, IllegalStateException, true",
        "/callable-unknown, 500, IllegalStateException, true",
        "/upstream,         503, ResourceAccessException, true",
        // What Spring would have answered itself is no exception for it, as before.
        "/reason,           404, none,                  false",
        "/parameter,        400, none,                  false",
        "/no-such-page,     404, none,                  false",
        "/text,             417, none,                  false",
        "/own-words,        409, none,                  false"
    })
    void metricsAndSpansKnowStatusAndException(String path, String status, String exception, boolean failed)
            throws Exception {
        MeterRegistry meters = application.context().getBean(MeterRegistry.class);
        meters.clear();
        SPANS.clear();

        application.get(path, "Connection: close");

        await(() -> isCounted(meters) && !SPANS.isEmpty());
        Timer timer = meters.get("http.server.requests").timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.getId().getTag("status")).isEqualTo(status);
        assertThat(timer.getId().getTag("exception")).isEqualTo(exception);
        assertThat(SPANS)
                .singleElement()
                .satisfies(span -> assertThat(span.error() != null).isEqualTo(failed));
    }

    /** A timer is there before it has counted. */
    private static boolean isCounted(MeterRegistry meters) {
        Timer timer = meters.find("http.server.requests").timer();
        return timer != null && timer.count() > 0;
    }

    /** The observation of a request ends when the client has its answer already. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    /** Around a handler there are the observations of Spring Security then, and the span is still that of the request. */
    @Test
    void spanKnowsTheExceptionInsideOfOtherObservations() throws Exception {
        RunningApplication secured = new RunningApplication(ObservedAndSecured.class, RunningApplication.SECURED);
        try {
            SPANS.clear();

            assertThat(secured.get("/mapped", "Connection: close").status()).isEqualTo(409);

            await(() -> SPANS.stream()
                    .anyMatch(span -> span.name() != null && span.name().startsWith("http get")));
            assertThat(SPANS).hasSizeGreaterThan(1);
            assertThat(SPANS)
                    .filteredOn(span -> span.error() != null)
                    .extracting(MutableSpan::name)
                    .contains("http get /mapped");
        } finally {
            secured.stop();
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import({ObservedShop.class, SecuredShop.class})
    static class ObservedAndSecured {}

    @Test
    void idOf64BitsHasZerosInFront() throws IOException {
        RunningApplication application = new RunningApplication(ShortIds.class);
        try {
            assertThat(application.get("/unknown").text()).containsPattern("\"trace_id\": \"0{16}[0-9a-f]{16}\"");
        } finally {
            application.stop();
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Shop.class)
    static class ShortIds extends ObservedShop {
        @Bean(destroyMethod = "close")
        @Override
        Tracing tracing() {
            return Tracing.newBuilder().build();
        }
    }

    @Test
    void traceIdIsThatOfTheSpan() throws Exception {
        String answer = application.get("/unknown", "Connection: close").text();

        await(() -> SPANS.stream().anyMatch(span -> answer.contains(span.traceId())));
        assertThat(SPANS).anySatisfy(span -> assertThat(answer).contains("\"trace_id\": \"" + span.traceId() + "\""));
    }

    @Test
    void spanOfTheRequestGoesOnInOurs() throws IOException {
        assertThat(application.get("/filter-unknown", Outcome.TRACEPARENT).text())
                .contains("\"trace_id\": \"" + Outcome.TRACE_ID + "\"");
    }
}
