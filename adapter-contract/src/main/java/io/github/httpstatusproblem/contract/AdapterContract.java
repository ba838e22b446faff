package io.github.httpstatusproblem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every adapter must do, over a raw socket. An adapter's test class starts a server with every {@link Route} and
 * stops it; the bytes that are expected are the same for all, so servers that pass are equal among each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterContract extends NegotiationContract {
    /** The answer to {@link Route#THROWN} in the form in which servers are compared. */
    public static final String EXPECTATION_FAILED = """
            417
            Cache-Control: no-store
            Content-Length: 64
            Content-Type: application/json
            Vary: Accept
            X-Content-Type-Options: nosniff

            {"error": "expectation_failed", "message": "Expectation Failed"}""";

    private static final String EDITED_BY_SOMEONE_ELSE = """
            409
            Cache-Control: no-store
            Content-Length: 58
            Content-Type: application/json
            Vary: Accept
            X-Content-Type-Options: nosniff

            {"error": "conflict", "message": "Edited by someone else"}""";

    private static final String NOT_FOUND = """
            404
            Cache-Control: no-store
            Content-Length: 46
            Content-Type: application/json
            Vary: Accept
            X-Content-Type-Options: nosniff

            {"error": "not_found", "message": "Not Found"}""";

    private static final String INTERNAL_SERVER_ERROR = """
            500
            Cache-Control: no-store
            Content-Length: 118
            Content-Type: application/json
            Vary: Accept
            X-Content-Type-Options: nosniff

            {"error": "internal_server_error", "message": "Internal Server Error", "trace_id": "%s"}""".formatted(Outcome.TRACE_ID);

    private int port;

    /** Starts the server with every {@link Route} and {@link Route#MAPPING}; returns its port on 127.0.0.1. */
    protected abstract int start() throws Exception;

    /** Stops the server. */
    protected abstract void stop() throws Exception;

    /** The Vary of the answer to a path that nobody mapped; a framework may say there what else it looked at. */
    protected String varyOfAnUnmappedPath() {
        return "Accept";
    }

    private String unmapped() {
        return NOT_FOUND.replace("Vary: Accept", "Vary: " + varyOfAnUnmappedPath());
    }

    @BeforeAll
    final void startServer() throws Exception {
        port = start();
    }

    @AfterAll
    final void stopServer() throws Exception {
        stop();
    }

    /** The port of the server under test. */
    protected final int port() {
        return port;
    }

    /** Sends one request on a connection of its own. */
    protected final RawResponse send(String method, String target, String... fieldLines) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            return connection.send(method, target, fieldLines);
        }
    }

    @Override
    final RawResponse answer(String method, String target, String... fieldLines) throws IOException {
        return send(method, target, fieldLines);
    }

    private RawResponse get(Route route) throws IOException {
        return send("GET", route.path(), Outcome.TRACEPARENT);
    }

    @Test
    void successIsLeftAlone() throws IOException {
        RawResponse response = get(Route.FINE);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("fine");
        assertThat(response.fields("Cache-Control")).isEmpty();
        assertThat(response.fields("X-Content-Type-Options")).isEmpty();
    }

    @Test
    void thrownProblemIsAnsweredByteForByte() throws IOException {
        RawResponse response = get(Route.THROWN);

        assertThat(response.comparable()).isEqualTo(EXPECTATION_FAILED);
        assertThat(response.body()).hasSize(64);
    }

    @Test
    void messageMembersAndFieldsOfAProblemAreAnswered() throws IOException {
        assertThat(get(Route.DETAILED).comparable()).isEqualTo("""
                        503
                        Cache-Control: no-store
                        Content-Length: 142
                        Content-Type: application/json
                        Retry-After: 30
                        Vary: Accept
                        X-Content-Type-Options: nosniff
                        X-Stock: syncing

                        {"error": "stock_sync", "message": "Le stock \\u003cest\\u003e en cours de synchronisation : \
                        réessayez 🕐", "retry_after": 30, "sku": "A-17"}""");
    }

    @Test
    void subclassIsAnsweredLikeItsProblem() throws IOException {
        assertThat(get(Route.SUBCLASS).comparable()).isEqualTo("""
                        409
                        Cache-Control: no-store
                        Content-Length: 63
                        Content-Type: application/json
                        Vary: Accept
                        X-Content-Type-Options: nosniff

                        {"error": "out_of_stock", "message": "Conflict", "sku": "A-17"}""");
    }

    @Test
    void wrappersOfTheJdkAreOpened() throws IOException {
        assertThat(get(Route.WRAPPED).comparable()).isEqualTo(EDITED_BY_SOMEONE_ELSE);
    }

    @Test
    void wrappersOfTheFrameworkAreOpened() throws IOException {
        assertThat(get(Route.FRAMEWORK_WRAPPED).comparable()).isEqualTo(EDITED_BY_SOMEONE_ELSE);
    }

    @Test
    void mappedExceptionBecomesItsStatus() throws IOException {
        assertThat(get(Route.MAPPED).comparable()).isEqualTo(NOT_FOUND);
    }

    @Test
    void exceptionIsMappedByItsNearestClass() throws IOException {
        assertThat(get(Route.MAPPED_BY_FUNCTION).comparable()).isEqualTo("""
                        410
                        Cache-Control: no-store
                        Content-Length: 57
                        Content-Type: application/json
                        Vary: Accept
                        X-Content-Type-Options: nosniff

                        {"error": "coupon", "message": "Gone", "code": "WELCOME"}""");
    }

    @Test
    void unknownExceptionIsA500WithTheTraceId() throws IOException {
        assertThat(get(Route.UNKNOWN).comparable()).isEqualTo(INTERNAL_SERVER_ERROR);
    }

    @Test
    void errorIsA500WithTheTraceId() throws IOException {
        assertThat(get(Route.ERROR).comparable()).isEqualTo(INTERNAL_SERVER_ERROR);
    }

    @Test
    void overflowOfTheStackIsA500WithTheTraceId() throws IOException {
        assertThat(get(Route.ENDLESS).comparable()).isEqualTo(INTERNAL_SERVER_ERROR);
    }

    @Test
    void problemThatIsMerelyACauseIsNotAnswered() throws IOException {
        assertThat(get(Route.PROBLEM_AS_CAUSE).comparable()).isEqualTo(INTERNAL_SERVER_ERROR);
    }

    @Test
    void traceIdIsRandomWithoutATraceparent() throws IOException {
        String first = send("GET", Route.UNKNOWN.path()).text();
        String second = send("GET", Route.UNKNOWN.path()).text();

        assertThat(first).matches("\\{\"error\": .*, \"trace_id\": \"[0-9a-f]{32}\"}");
        assertThat(second)
                .matches("\\{\"error\": .*, \"trace_id\": \"[0-9a-f]{32}\"}")
                .isNotEqualTo(first);
    }

    @Test
    void unmappedPathIsA404() throws IOException {
        assertThat(send("GET", "/nowhere").comparable()).isEqualTo(unmapped());
    }

    @Test
    void wrongMethodIsA405WithAllow() throws IOException {
        RawResponse response = send("DELETE", Route.GET_ONLY.path());

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.text())
                .isEqualTo("{\"error\": \"method_not_allowed\", \"message\": \"Method Not Allowed\"}");
        assertThat(String.join(",", response.fields("Allow")).split("\\s*,\\s*"))
                .contains("GET")
                .doesNotContain("DELETE");
    }

    @Test
    void headAnswerHasTheFieldsOfGetAndNoContent() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            assertThat(connection.send("HEAD", Route.MAPPED.path()).comparable())
                    .isEqualTo(NOT_FOUND.substring(0, NOT_FOUND.indexOf('{')));
            assertThat(connection.send("GET", Route.FINE.path()).text()).isEqualTo("fine");
        }
    }

    @Test
    void headOfAnUnmappedPathHasTheFieldsOfGetAndNoContent() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            assertThat(connection.send("HEAD", "/nowhere").comparable())
                    .isEqualTo(unmapped().substring(0, unmapped().indexOf('{')));
            assertThat(connection.send("GET", Route.FINE.path()).text()).isEqualTo("fine");
        }
    }

    @Test
    void everyMethodIsAnsweredWithContent() throws IOException {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(send(method, Route.THROWN.path()).comparable())
                    .as(method)
                    .isEqualTo(EXPECTATION_FAILED);
        }
    }

    @Test
    void fieldsOfTheLostContentGoAndTheOthersStay() throws IOException {
        assertThat(get(Route.FIELDS_THEN_THROWN).comparable()).isEqualTo("""
                        417
                        Access-Control-Allow-Origin: https://shop.example
                        Cache-Control: no-store
                        Content-Length: 64
                        Content-Type: application/json
                        Strict-Transport-Security: max-age=31536000
                        Vary: Origin, Accept
                        X-Content-Type-Options: nosniff

                        {"error": "expectation_failed", "message": "Expectation Failed"}""");
    }

    @Test
    void contentThatWasBegunIsGone() throws IOException {
        assertThat(get(Route.BEGUN_THEN_THROWN).comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void committedResponseIsCutOffAndNothingIsAppended() throws IOException {
        RawResponse response = get(Route.COMMITTED_THEN_THROWN);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("half of the ans");
        assertThat(response.isComplete()).isFalse();
    }

    @Test
    void emptyErrorStatusIsFilledIn() throws IOException {
        assertThat(get(Route.EMPTY_ERROR).comparable()).isEqualTo("""
                        401
                        Cache-Control: no-store
                        Content-Length: 52
                        Content-Type: application/json
                        Vary: Accept
                        WWW-Authenticate: Basic realm="shop"
                        X-Content-Type-Options: nosniff

                        {"error": "unauthorized", "message": "Unauthorized"}""");
    }

    @Test
    void errorThatTheApplicationAnswersIsLeftAlone() throws IOException {
        RawResponse response = get(Route.OWN_ERROR);

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.text()).isEqualTo("my own words");
        assertThat(response.fields("X-Content-Type-Options")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "THROWN",
                "DETAILED",
                "UNKNOWN",
                "ERROR",
                "MAPPED",
                "BEGUN_THEN_THROWN",
                "EMPTY_ERROR",
                "SUBCLASS"
            })
    void nextRequestOnTheConnectionGetsItsOwnAnswer(Route route) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            RawResponse error = connection.send("GET", route.path(), Outcome.TRACEPARENT);

            assertThat(error.isComplete()).isTrue();
            // Undertow closes the connection after each 417: there might be content on its way.
            assertThat(error.closes() && error.status() < 500 && error.status() != 417)
                    .as("a client's error closes the connection")
                    .isFalse();
            if (!error.closes()) {
                assertThat(connection.send("GET", Route.FINE.path()).text()).isEqualTo("fine");
                assertThat(connection.send("GET", Route.THROWN.path()).comparable())
                        .isEqualTo(EXPECTATION_FAILED);
            }
        }
    }

    @Test
    void nothingOfAnExceptionLeaks() throws IOException {
        for (Route route : Route.values()) {
            String response = get(route).toString();

            assertThat(response).as(route.name()).doesNotContain("hunter2", "Exception", "httpstatusproblem", "\tat ");
        }
    }

    @Test
    void requestsAtTheSameTimeGetTheirOwnAnswers() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> requests = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Route route = i % 2 == 0 ? Route.THROWN : Route.MAPPED;
                requests.add(() -> get(route).comparable());
            }
            List<Future<String>> answers = clients.invokeAll(requests);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0 ? EXPECTATION_FAILED : NOT_FOUND);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** The bytes of a request with content. */
    protected static byte[] post(String path, String content) {
        byte[] octets = content.getBytes(StandardCharsets.UTF_8);
        return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                        + octets.length + "\r\n\r\n" + content)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void contentOfTheRequestThatNobodyReadDoesNotDisturbTheNext() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            RawResponse error = connection.send("POST", post(Route.MAPPED.path(), "{\"sku\": \"A-17\"}"));

            assertThat(error.comparable()).isEqualTo(NOT_FOUND);
            assertThat(connection.send("GET", Route.FINE.path()).text()).isEqualTo("fine");
        }
    }
}
