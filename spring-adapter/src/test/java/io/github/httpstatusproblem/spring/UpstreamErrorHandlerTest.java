package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.httpstatusproblem.FieldError;
import io.github.httpstatusproblem.UpstreamProblem;
import io.github.httpstatusproblem.contract.HostileUpstream;
import io.github.httpstatusproblem.contract.HostileUpstream.Way;
import io.github.httpstatusproblem.contract.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** A service that calls another one, over a socket. */
class UpstreamErrorHandlerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static HostileUpstream hostile;
    private static RunningApplication upstream;
    private static RunningApplication gateway;

    @BeforeAll
    static void start() throws IOException {
        hostile = new HostileUpstream();
        upstream = new RunningApplication(Shop.class);
        gateway = new RunningApplication(Gateway.class);
    }

    @AfterAll
    static void stop() {
        hostile.close();
        gateway.stop();
        upstream.stop();
    }

    /** Spring's two clients that wait for an answer. */
    enum Client {
        REST_CLIENT,
        /** On Apache's client, which would read a content to its end before it is closed. */
        REST_CLIENT_OF_APACHE,
        REST_TEMPLATE;

        String get(String path) {
            return get(URI.create("http://127.0.0.1:" + RunningApplication.port(upstream.context()) + path));
        }

        /** Each with a timeout for a single read. */
        String get(URI url) {
            UpstreamErrorHandler handler = new UpstreamErrorHandler();
            if (this != REST_TEMPLATE) {
                RestClient client = RestClient.builder()
                        .requestFactory(this == REST_CLIENT ? jdk() : apache())
                        .defaultStatusHandler(handler)
                        .build();
                return client.get().uri(url).retrieve().body(String.class);
            }
            SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
            factory.setReadTimeout((int) TIMEOUT.toMillis());
            RestTemplate template = new RestTemplate(factory);
            template.setErrorHandler(handler);
            return template.getForObject(url, String.class);
        }

        private static ClientHttpRequestFactory jdk() {
            JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
            factory.setReadTimeout(TIMEOUT);
            return factory;
        }

        /** Its automatic retries would read and throw away a 503. */
        private static ClientHttpRequestFactory apache() {
            HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory(
                    HttpClients.custom().disableAutomaticRetries().build());
            factory.setReadTimeout(TIMEOUT);
            return factory;
        }

        UpstreamProblem problem(String path) {
            return catchThrowableOfType(UpstreamProblem.class, () -> get(path));
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Calls.class)
    static class Gateway {}

    @RestController
    static class Calls {
        @GetMapping("/call")
        String call(@RequestParam("client") Client client, @RequestParam("path") String path) {
            return client.get(path);
        }

        @GetMapping("/passed-on")
        String passedOn(@RequestParam("client") Client client, @RequestParam("path") String path) {
            try {
                return client.get(path);
            } catch (UpstreamProblem problem) {
                throw problem.problem().toException();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void problemOfTheUpstreamIsThrown(Client client) {
        UpstreamProblem detail = client.problem("/detail");
        UpstreamProblem invalid = client.problem("/paths/0");

        assertThat(detail.status().value()).isEqualTo(409);
        assertThat(detail.getMessage()).isEqualTo("Only 2 left");
        assertThat(detail.problem().members()).containsEntry("available", 2);
        assertThat(invalid.problem().fieldErrors())
                .extracting(FieldError::field)
                .containsExactly("number");
    }

    @ParameterizedTest
    @EnumSource
    void answerOfSomebodyElseHasItsStatusAndAnExcerpt(Client client) {
        UpstreamProblem own = client.problem("/own");

        assertThat(own.status().value()).isEqualTo(417);
        assertThat(own.excerpt()).isEqualTo(Outcome.OWN);
    }

    @ParameterizedTest
    @EnumSource
    void successIsUntouched(Client client) {
        assertThat(client.get("/variable/5")).isEqualTo("5");
    }

    @ParameterizedTest
    @EnumSource
    void upstreamIsABadGatewayUnlessItIsPassedOn(Client client) throws Exception {
        assertThat(gateway.get("/call?client=" + client + "&path=/detail").text())
                .isEqualTo("{\"error\": \"bad_gateway\", \"message\": \"Bad Gateway\"}");
        assertThat(gateway.get("/passed-on?client=" + client + "&path=/detail").text())
                .isEqualTo("{\"error\": \"conflict\", \"message\": \"Only 2 left\", \"available\": 2}");
    }

    /** All at once; the limit is the deadline of each call. */
    @Test
    @Timeout(10)
    void statusIsWhatCountsOfABrokenContent() {
        ofAll(EnumSet.range(Way.ENDLESS, Way.STATUS_999))
                .forEach((call, failure) -> assertThat(failure.join())
                        .as(call)
                        .isInstanceOfSatisfying(
                                UpstreamProblem.class,
                                problem -> assertThat(problem.status().value())
                                        .as(call)
                                        .isEqualTo(call.endsWith("999") ? 500 : 503)));
    }

    @Test
    @Timeout(10)
    void noAnswerIsABadGatewayAndALateOneAGatewayTimeout() {
        ofAll(EnumSet.of(Way.NO_ANSWER, Way.NEVER))
                .forEach((call, failure) -> assertThat(
                                UpstreamProblem.gateway(failure.join()).status().value())
                        .as(call)
                        .isEqualTo(call.endsWith("NEVER") ? 504 : 502));
    }

    private static Map<String, CompletableFuture<Throwable>> ofAll(Set<Way> ways) {
        ExecutorService threads = Executors.newCachedThreadPool();
        Map<String, CompletableFuture<Throwable>> calls = new LinkedHashMap<>();
        for (Client client : Client.values()) {
            for (Way way : ways) {
                calls.put(
                        client + " " + way,
                        CompletableFuture.supplyAsync(
                                () -> catchThrowable(() -> client.get(hostile.uri(way))), threads));
            }
        }
        threads.shutdown();
        return calls;
    }
}
