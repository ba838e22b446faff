package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brave.Tracing;
import brave.propagation.TraceContext;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.UpstreamProblem;
import io.github.httpstatusproblem.contract.RawResponse;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BraveTracer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.NoOpResponseErrorHandler;
import org.springframework.web.client.ResponseErrorHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The clients of Spring Boot's builders, in a service that calls another one. */
class UpstreamProblemsTest {
    private static final String ON = "--http-status-problem.upstream-problems=true";
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + ID + "-b7ad6b7169203331-01";

    private static RunningApplication upstream;
    private static RunningApplication gateway;

    @BeforeAll
    static void start() {
        upstream = new RunningApplication(Upstream.class);
        gateway = new RunningApplication(Gateway.class, ON);
    }

    @AfterAll
    static void stop() {
        gateway.stop();
        upstream.stop();
    }

    /** Spring Boot's builders. */
    enum Client {
        REST_CLIENT,
        REST_TEMPLATE;

        String get(ApplicationContext context, String path, @Nullable String traceparent) {
            String url = "http://127.0.0.1:" + RunningApplication.port(upstream.context()) + path;
            if (this == REST_TEMPLATE) {
                return template(context).getForObject(url, String.class);
            }
            RestClient.RequestHeadersSpec<?> request =
                    context.getBean(RestClient.Builder.class).build().get().uri(url);
            return (traceparent == null ? request : request.header("traceparent", traceparent))
                    .retrieve()
                    .body(String.class);
        }
    }

    /** The builder's class is in another package on Spring Boot 3. */
    private static RestTemplate template(ApplicationContext context, ResponseErrorHandler... own) {
        try {
            Object builder = context.getBean("restTemplateBuilder");
            for (ResponseErrorHandler handler : own) {
                Method errorHandler = Arrays.stream(builder.getClass().getMethods())
                        .filter(method -> method.getName().equals("errorHandler")
                                && method.getParameterTypes()[0] == ResponseErrorHandler.class)
                        .findFirst()
                        .orElseThrow();
                builder = errorHandler.invoke(builder, handler);
            }
            return (RestTemplate) builder.getClass().getMethod("build").invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Failing.class)
    static class Upstream {}

    @RestController
    static class Failing {
        @GetMapping("/unknown")
        void unknown() {
            throw new IllegalStateException("of the upstream");
        }

        @GetMapping("/traceparent")
        List<String> traceparent(@RequestHeader(name = "traceparent", required = false) List<String> values) {
            return values == null ? List.of() : values;
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Calls.class)
    static class Gateway {}

    @RestController
    static class Calls {
        private final ApplicationContext context;

        Calls(ApplicationContext context) {
            this.context = context;
        }

        @GetMapping("/call")
        String call(
                @RequestParam("client") Client client,
                @RequestParam("path") String path,
                @RequestParam(name = "own", required = false) String own) {
            return client.get(context, path, own);
        }
    }

    private static RawResponse call(Client client, String path, String... fieldLines) throws IOException {
        return gateway.get("/call?client=" + client + "&path=" + path, fieldLines);
    }

    @ParameterizedTest
    @EnumSource
    void oneIdJoinsTheLogsOfBoth(Client client) throws IOException {
        List<String> lines = new ArrayList<>();
        Logger logger = (Logger) LoggerFactory.getLogger(ProblemResponder.LOGGER);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        logger.setAdditive(false);
        logger.setLevel(Level.ERROR);
        try {
            assertThat(call(client, "/unknown", "traceparent: " + PARENT).text())
                    .isEqualTo("{\"error\": \"bad_gateway\", \"message\": \"Bad Gateway\"}");
        } finally {
            logger.setLevel(Level.OFF);
            logger.setAdditive(true);
            logger.detachAppender(appender);
        }
        appender.list.forEach(event -> lines.add(event.getFormattedMessage()));

        // The request was sent twice.
        assertThat(lines.subList(0, 2)).isEqualTo(lines.subList(2, 4));
        assertThat(lines.subList(0, 2))
                .containsExactly(
                        "500 internal_server_error to GET: Internal Server Error [trace_id " + ID + "]",
                        "502 bad_gateway to GET: Bad Gateway [trace_id " + ID + "]");
        assertThat(appender.list.get(1).getThrowableProxy().getClassName()).isEqualTo(UpstreamProblem.class.getName());
    }

    @ParameterizedTest
    @EnumSource
    void requestHasTheTraceparentOfTheOneThatIsAnswered(Client client) throws IOException {
        assertThat(call(client, "/traceparent", "traceparent: " + PARENT).text())
                .isEqualTo("[\"" + PARENT + "\"]");
        assertThat(call(client, "/traceparent", "traceparent: " + PARENT, "traceparent: " + PARENT)
                        .text())
                .isEqualTo("[]");
        assertThat(call(client, "/traceparent", "traceparent: x").text()).isEqualTo("[]");
        assertThat(call(client, "/traceparent").text()).isEqualTo("[]");
    }

    @Test
    void traceparentOfTheApplicationStays() throws IOException {
        String own = PARENT.replace("-01", "-00");

        assertThat(gateway.get("/call?client=REST_CLIENT&path=/traceparent&own=" + own, "traceparent: " + PARENT)
                        .text())
                .isEqualTo("[\"" + own + "\"]");
    }

    private static RestClient.ResponseSpec unknown(RestClient client) {
        return client.get()
                .uri("http://127.0.0.1:" + RunningApplication.port(upstream.context()) + "/unknown")
                .retrieve();
    }

    @Test
    void errorHandlerOfARequestComesFirst() {
        RestClient client = gateway.context().getBean(RestClient.Builder.class).build();

        assertThat(unknown(client)
                        .onStatus(status -> status.value() == 500, (request, response) -> {})
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(500);
    }

    /** Of those of a builder the first counts, and customisers come before what a bean does. */
    @Test
    void errorHandlerThatABuilderIsGivenLaterComesTooLate() {
        RestClient client = gateway.context()
                .getBean(RestClient.Builder.class)
                .defaultStatusHandler(status -> status.value() == 500, (request, response) -> {})
                .build();

        assertThatThrownBy(() -> unknown(client).toBodilessEntity()).isInstanceOf(UpstreamProblem.class);
    }

    @Test
    void errorHandlerOfATemplateStays() {
        assertThat(template(gateway.context(), new NoOpResponseErrorHandler()).getErrorHandler())
                .isExactlyInstanceOf(NoOpResponseErrorHandler.class);
        assertThat(template(gateway.context()).getErrorHandler()).isInstanceOf(UpstreamErrorHandler.class);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCustomisedUnlessItIsAskedFor(Client client) {
        assertThatThrownBy(() -> client.get(upstream.context(), "/unknown", null))
                .isInstanceOf(HttpServerErrorException.class);
        assertThatThrownBy(() -> client.get(gateway.context(), "/unknown", null))
                .isInstanceOf(UpstreamProblem.class);
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Calls.class)
    static class Traced {
        @Bean
        Tracer tracer() {
            return new BraveTracer(
                    Tracing.newBuilder().build().tracer(),
                    new BraveCurrentTraceContext(Tracing.current().currentTraceContext()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void traceOfMicrometerComesFirst(Client client) {
        RunningApplication traced = new RunningApplication(Traced.class, ON);
        TraceContext context = TraceContext.newBuilder()
                .traceId(0xabcL)
                .spanId(0xdefL)
                .sampled(true)
                .build();
        try (var scope = Tracing.current().currentTraceContext().newScope(context)) {
            assertThat(scope).isNotNull();
            assertThat(client.get(traced.context(), "/traceparent", null))
                    .isEqualTo("[\"00-00000000000000000000000000000abc-0000000000000def-01\"]");
        } finally {
            Tracing.current().close();
            traced.stop();
        }
    }
}
