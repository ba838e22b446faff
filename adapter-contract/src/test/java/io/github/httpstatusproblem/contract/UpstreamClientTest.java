package io.github.httpstatusproblem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.UpstreamClient;
import io.github.httpstatusproblem.UpstreamProblem;
import io.github.httpstatusproblem.contract.HostileUpstream.Way;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's client before an upstream that answers as none should. The timeouts are the deadline of the whole call. */
class UpstreamClientTest {
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + ID + "-b7ad6b7169203331-01";

    private static final HttpClient JDK = HttpClient.newHttpClient();
    private static final UpstreamClient CLIENT = UpstreamClient.of(JDK);
    private static HostileUpstream upstream;

    @BeforeAll
    static void start() throws IOException {
        upstream = new HostileUpstream();
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    private static HttpRequest request(Way way) {
        return HttpRequest.newBuilder(upstream.uri(way))
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    private static UpstreamProblem problem(Way way) {
        return catchThrowableOfType(UpstreamProblem.class, () -> CLIENT.send(request(way), BodyHandlers.ofString()));
    }

    @Test
    void problemIsThrownByTheThreadThatAsks() {
        UpstreamProblem problem = problem(Way.GOOD);

        assertThat(problem.status().value()).isEqualTo(418);
        assertThat(problem.problem().error()).isEqualTo("teapot");
        assertThat(problem).hasMessage("short and stout");
        assertThat(problem.toString()).isEqualTo("io.github.httpstatusproblem.UpstreamProblem: 418 short and stout");
        assertThat(problem(Way.SHORT).getStackTrace())
                .anySatisfy(frame -> assertThat(frame.getClassName()).isEqualTo(UpstreamClientTest.class.getName()));
    }

    @Test
    void futureFailsWithTheProblem() {
        assertThatThrownBy(() -> CLIENT.sendAsync(request(Way.GOOD), BodyHandlers.ofString())
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(UpstreamProblem.class)
                .hasMessage("short and stout");
    }

    @Test
    void handlerAloneIsTheCauseOfTheClientsException() {
        Throwable thrown =
                catchThrowable(() -> JDK.send(request(Way.GOOD), UpstreamClient.throwing(BodyHandlers.ofString())));

        assertThat(thrown).isExactlyInstanceOf(IOException.class).hasCauseInstanceOf(UpstreamProblem.class);
        assertThat(UpstreamProblem.gateway(thrown).status().value()).isEqualTo(502);
    }

    @Test
    @Timeout(10)
    void streamOfASuccessIsUntouched() throws Exception {
        HttpResponse<InputStream> response = CLIENT.send(request(Way.STREAM), BodyHandlers.ofInputStream());

        try (InputStream content = response.body()) {
            assertThat(new String(content.readNBytes(1_000_000), StandardCharsets.US_ASCII))
                    .isEqualTo("x".repeat(1_000_000));
        }
        assertThat(CLIENT.send(request(Way.STREAM), BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    /** Ten times: the client is at times faster to fail than the handler. */
    @ParameterizedTest
    @CsvSource({
        "ENDLESS, 503, xxxx",
        "ENDLESS_CHUNKS, 503, xxxx",
        "SHORT, 503, ''",
        "LONG, 503, '{\"err'",
        "BROKEN_CHUNK, 503, ''",
        "RESET, 503, ''",
        "STATUS_999, 500, ''",
        "GZIP, 503, ''"
    })
    @Timeout(10)
    void statusIsWhatCountsOfABrokenContent(Way way, int status, String excerpt) {
        for (int i = 0; i < 10; i++) {
            UpstreamProblem problem = problem(way);

            assertThat(problem.status().value()).isEqualTo(status);
            assertThat(problem.excerpt()).startsWith(excerpt);
            assertThat(problem.excerpt().length()).isLessThanOrEqualTo(1_024);
        }
    }

    @Test
    @Timeout(9)
    void contentThatDoesNotEndIsLeft() {
        CompletableFuture<?> slow = CLIENT.sendAsync(request(Way.SLOW), BodyHandlers.ofString());
        CompletableFuture<?> silent = CLIENT.sendAsync(request(Way.SILENT), BodyHandlers.ofString());

        assertThatThrownBy(slow::join).cause().satisfies(UpstreamClientTest::assertIsUnavailable);
        assertThatThrownBy(silent::join).cause().satisfies(UpstreamClientTest::assertIsUnavailable);
    }

    private static void assertIsUnavailable(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(UpstreamProblem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(503);
            assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(problem.isRetryable()).isTrue();
        });
    }

    @Test
    @Timeout(10)
    void noAnswerIsABadGatewayAndALateOneAGatewayTimeout() throws Exception {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        Throwable refused =
                catchThrowable(() -> CLIENT.send(HttpRequest.newBuilder(closed).build(), BodyHandlers.ofString()));
        Throwable reset = catchThrowable(() -> CLIENT.send(request(Way.NO_ANSWER), BodyHandlers.ofString()));
        Throwable late = catchThrowable(() -> CLIENT.send(request(Way.NEVER), BodyHandlers.ofString()));

        assertGateway(refused, 502);
        assertGateway(reset, 502);
        assertGateway(late, 504);
        assertGateway(new CompletionException(late), 504);
    }

    private static void assertGateway(Throwable failure, int status) {
        HttpStatusProblem gateway = UpstreamProblem.gateway(failure);

        assertThat(failure).isInstanceOfAny(IOException.class, CompletionException.class);
        assertThat(gateway.status().value()).isEqualTo(status);
        assertThat(gateway.problem().message()).isEqualTo(gateway.status().reasonPhrase());
        assertThat(gateway).hasCause(failure);
    }

    @Test
    void requestHasTheTraceparentOfTheOneThatIsAnswered() {
        assertThat(traceparent(PARENT)).isEqualTo(PARENT);
    }

    @Test
    void traceIdAloneGetsAParentIdOfItsOwn() {
        assertThat(traceparent(ID)).matches("00-" + ID + "-[0-9a-f]{16}-00");
        assertThat(traceparent(ID)).isNotEqualTo(traceparent(ID));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "00-0-0-00", "00000000000000000000000000000000", PARENT + "\r\nX: y"})
    void requestHasNoTraceparentWithoutATrace(String current) {
        assertThat(traceparent(current)).isNull();
    }

    @Test
    void traceparentOfTheRequestStays() {
        String own = PARENT.replace('b', 'c');
        HttpRequest request = HttpRequest.newBuilder(upstream.uri(Way.GOOD))
                .header("TraceParent", own)
                .build();

        assertThatThrownBy(() -> CLIENT.withTraceparent(() -> PARENT).send(request, BodyHandlers.ofString()))
                .isInstanceOf(UpstreamProblem.class);
        assertThat(lastTraceparent()).isEqualTo(own);
    }

    @Test
    void traceThatFailsIsNone() {
        UpstreamClient client = CLIENT.withTraceparent(() -> {
            throw new IllegalStateException("no scope");
        });

        assertThatThrownBy(() -> client.send(request(Way.GOOD), BodyHandlers.ofString()))
                .isInstanceOf(UpstreamProblem.class);
    }

    private static String traceparent(String current) {
        assertThatThrownBy(() -> CLIENT.withTraceparent(() -> current).send(request(Way.GOOD), BodyHandlers.ofString()))
                .isInstanceOf(UpstreamProblem.class);
        return lastTraceparent();
    }

    private static String lastTraceparent() {
        return upstream.lastRequest(Way.GOOD).stream()
                .filter(line -> line.regionMatches(true, 0, "traceparent: ", 0, 13))
                .map(line -> line.substring(13))
                .reduce((first, second) -> first + ", " + second)
                .orElse(null);
    }
}
