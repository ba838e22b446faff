package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.httpstatusproblem.FieldError;
import io.github.httpstatusproblem.UpstreamProblem;
import io.github.httpstatusproblem.contract.Outcome;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** A service that calls another one, over a socket. */
class UpstreamErrorHandlerTest {
    private static RunningApplication upstream;
    private static RunningApplication gateway;

    @BeforeAll
    static void start() {
        upstream = new RunningApplication(Shop.class);
        gateway = new RunningApplication(Gateway.class);
    }

    @AfterAll
    static void stop() {
        gateway.stop();
        upstream.stop();
    }

    /** Spring's two clients that wait for an answer. */
    enum Client {
        REST_CLIENT,
        REST_TEMPLATE;

        String get(String path) {
            URI url = URI.create("http://127.0.0.1:" + RunningApplication.port(upstream.context()) + path);
            UpstreamErrorHandler handler = new UpstreamErrorHandler();
            if (this == REST_CLIENT) {
                RestClient client =
                        RestClient.builder().defaultStatusHandler(handler).build();
                return client.get().uri(url).retrieve().body(String.class);
            }
            RestTemplate template = new RestTemplate();
            template.setErrorHandler(handler);
            return template.getForObject(url, String.class);
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
}
