package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves with an error: status, removals, fields and content. */
class ProblemResponderTest {
    private static final HeaderField NO_STORE = new HeaderField("Cache-Control", "no-store");
    private static final HeaderField NO_SNIFF = new HeaderField("X-Content-Type-Options", "nosniff");
    private static final HeaderField VARY = new HeaderField("Vary", "Accept");
    private static final List<String> STALE = List.of(
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Content-Language",
            "Content-Range",
            "Content-Disposition",
            "Content-Location",
            "Accept-Ranges",
            "ETag",
            "Last-Modified",
            "Expires",
            "Cache-Control",
            "Pragma",
            "Age",
            "Transfer-Encoding");

    @RegisterExtension
    final LogLines log = new LogLines();

    private final ProblemResponder responder = ProblemResponder.create();

    static IntStream plainStatuses() {
        return IntStream.rangeClosed(400, 599);
    }

    static IntStream answeredStatuses() {
        return IntStream.rangeClosed(400, 999);
    }

    @Test
    void answerTo417IsTheReferenceResponse() {
        ProblemResponse response = responder.respond(HttpStatusProblem.of(417), RecordedExchange.get());
        assertThat(response.status()).isEqualTo(417);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.length()).isEqualTo(64);
        assertThat(response.body())
                .isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
        assertThat(response.fields()).containsExactly(NO_STORE, NO_SNIFF, VARY);
        assertThat(response.removals())
                .contains("X-Content-Type-Options")
                .containsAll(STALE)
                .hasSize(16);
    }

    @ParameterizedTest
    @MethodSource("plainStatuses")
    void plainProblemIsAnsweredWithItsCanonicalBody(int status) {
        ProblemResponse response = responder.respond(HttpStatusProblem.of(status), RecordedExchange.get());
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.body())
                .isEqualTo("{\"error\": \"" + StatusCode.of(status).key() + "\", \"message\": \""
                        + StatusCode.of(status).reasonPhrase().replace("\"", "\\\"") + "\"}");
        assertThat(response.length()).isEqualTo(written(response).length);
        assertThat(response.fields()).containsExactly(NO_STORE, NO_SNIFF, VARY);
    }

    @ParameterizedTest
    @MethodSource("answeredStatuses")
    void statusThatAFrameworkDecidedKeepsItsNumber(int status) {
        ProblemResponse response = responder.respond(status, RecordedExchange.get());
        assertThat(response.status()).isEqualTo(status);
        String expected = status > 599
                ? "{\"error\": \"server_error\", \"message\": \"Server Error\"}"
                : responder.respond(Problem.of(status), RecordedExchange.get()).body();
        assertThat(response.body()).isEqualTo(expected);
        assertThat(ProblemResponder.answers(status)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {399, 1000, 200, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void statusThatIsNeverAnsweredBecomes500(int status) {
        assertThat(ProblemResponder.answers(status)).isFalse();
        ProblemResponse response = responder.respond(status, RecordedExchange.get());
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains("internal_server_error");
    }

    @Test
    void methodsThatTheAdapterKnowsAreTheAllowOfA405ThatHasNone() {
        Exchange knowing = new EmptyExchange() {
            @Override
            public Collection<String> allowedMethods() {
                return List.of("GET", "a b", "HEAD");
            }
        };
        assertThat(responder.respond(405, knowing).fields()).contains(new HeaderField("Allow", "GET, HEAD"));
        assertThat(responder.respond(Problem.of(405).withAllow("PUT"), knowing).fields())
                .contains(new HeaderField("Allow", "PUT"))
                .doesNotContain(new HeaderField("Allow", "GET, HEAD"));
        assertThat(responder.respond(404, knowing).fields()).noneMatch(field -> field.hasName("Allow"));
        assertThat(responder
                        .respond(405, RecordedExchange.get().answering("Allow", ""))
                        .fields())
                .noneMatch(field -> field.hasName("Allow"));
    }

    @Test
    void statusThatAFrameworkDecidedIsAnsweredWithItsText() {
        assertThat(responder
                        .respond(404, "No order 4711", RecordedExchange.get())
                        .body())
                .isEqualTo("{\"error\": \"not_found\", \"message\": \"No order 4711\"}");
        assertThat(responder.respond(404, " ", RecordedExchange.get()))
                .isSameAs(responder.respond(404, RecordedExchange.get()));
        ProblemResponse beyond = responder.respond(777, "out of range", RecordedExchange.get());
        assertThat(beyond.status()).isEqualTo(777);
        assertThat(beyond.body()).isEqualTo("{\"error\": \"server_error\", \"message\": \"out of range\"}");
    }

    @Test
    void plainAnswerIsMadeOnce() {
        ProblemResponse first = responder.respond(HttpStatusProblem.of(404), RecordedExchange.get());
        assertThat(responder.respond(Problem.of(404), RecordedExchange.of("POST")))
                .isSameAs(first);
        assertThat(responder.respond(404, RecordedExchange.get())).isSameAs(first);
        ProblemResponse head = responder.respond(Problem.of(404), RecordedExchange.of("HEAD"));
        assertThat(head).isNotSameAs(first);
        assertThat(responder.respond(404, RecordedExchange.of("HEAD"))).isSameAs(head);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 401, 500, 599})
    void headAnswerHasTheFieldsOfGetAndNoBody(int status) {
        for (Problem problem : List.of(Problem.of(status), Problem.of(status).with("a", "é"))) {
            ProblemResponse get = responder.respond(problem, RecordedExchange.get());
            ProblemResponse head = responder.respond(problem, RecordedExchange.of("HEAD"));
            assertThat(head.body()).isEmpty();
            assertThat(written(head)).isEmpty();
            assertThat(head.length()).isEqualTo(get.length()).isPositive();
            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.contentType()).isEqualTo(get.contentType());
            assertThat(head.fields()).isEqualTo(get.fields());
            assertThat(head.removals()).isEqualTo(get.removals());
        }
    }

    @Test
    void methodsHaveCase() {
        assertThat(responder
                        .respond(Problem.of(404), RecordedExchange.of("head"))
                        .body())
                .isNotEmpty();
    }

    @Test
    void whatIsWrittenIsTheBody() {
        Problem problem = Problem.of(404).withMessage("日本 😀 é").with("a", List.of(1));
        ProblemResponse response = responder.respond(problem, RecordedExchange.get());
        assertThat(written(response))
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .isEqualTo(response.body());
        assertThat(written(response)).isEqualTo(Content.json(problem)).hasSize((int) response.length());
    }

    @Test
    void streamIsNeitherFlushedNorClosed() throws IOException {
        try (TrackedStream out = new TrackedStream()) {
            responder.respond(Problem.of(404), RecordedExchange.get()).writeTo(out);
            assertThat(out.events).isEqualTo("w");
        }
    }

    @Test
    void failureOfTheStreamIsTheAdapters() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        org.assertj.core.api.Assertions.assertThatIOException()
                .isThrownBy(() -> responder
                        .respond(Problem.of(404), RecordedExchange.get())
                        .writeTo(broken))
                .withMessage("gone");
    }

    @Test
    void responseCannotBeChanged() {
        for (Problem problem : List.of(Problem.of(404), Problem.of(404).withHeader("A", "b"))) {
            ProblemResponse response = responder.respond(problem, RecordedExchange.get());
            assertThat(response.fields()).isUnmodifiable();
            assertThat(response.removals()).isUnmodifiable();
        }
    }

    @Test
    void fieldsOfTheProblemLeaveInTheirOrder() {
        Problem problem = Problem.of(401)
                .withHeader("A", "1")
                .withChallenge("Bearer")
                .withChallenge("Basic realm=\"x\"")
                .withLink(URI.create("/l"), "help");
        assertThat(responder.respond(problem, RecordedExchange.get()).fields())
                .containsExactly(
                        new HeaderField("A", "1"),
                        new HeaderField("WWW-Authenticate", "Bearer"),
                        new HeaderField("WWW-Authenticate", "Basic realm=\"x\""),
                        new HeaderField("Link", "</l>; rel=\"help\""),
                        NO_STORE,
                        NO_SNIFF,
                        VARY);
    }

    @Test
    void fieldOfTheProblemReplacesTheOneSetBefore() {
        Exchange exchange = RecordedExchange.get().answering("Retry-After", "9").answering("X-Kept", "1");
        ProblemResponse response = responder.respond(Problem.of(503).withHeader("retry-after", "3"), exchange);
        assertThat(response.removals()).contains("retry-after").doesNotContain("X-Kept", "X-kept");
    }

    @Test
    void cacheControlOfTheProblemReplacesNoStore() {
        HeaderField minute = new HeaderField("cache-control", "max-age=60");
        ProblemResponse response =
                responder.respond(Problem.of(404).withHeader("cache-control", "max-age=60"), RecordedExchange.get());
        assertThat(response.fields()).containsExactly(minute, NO_SNIFF, VARY);
        assertThat(response.removals())
                .filteredOn("cache-control"::equalsIgnoreCase)
                .hasSize(1);
    }

    @Test
    void contentTypeOptionsOfTheProblemAreNotDoubled() {
        ProblemResponse response = responder.respond(
                Problem.of(404).withHeader("X-Content-Type-Options", "nosniff"), RecordedExchange.get());
        assertThat(response.fields()).containsExactlyInAnyOrder(NO_STORE, NO_SNIFF, VARY);
    }

    @Test
    void cookieDoesNotRemoveEarlierOnes() {
        Exchange exchange = RecordedExchange.get().answering("Set-Cookie", "a=1");
        ProblemResponse response = responder.respond(Problem.of(403).withHeader("Set-Cookie", "b=2"), exchange);
        assertThat(response.removals()).isNotEmpty().noneMatch("set-cookie"::equalsIgnoreCase);
        assertThat(response.fields()).contains(new HeaderField("Set-Cookie", "b=2"));
    }

    @Test
    void corsSecurityAndTracingStay() {
        assertThat(responder.respond(Problem.of(403), RecordedExchange.get()).removals())
                .doesNotContain(
                        "Access-Control-Allow-Origin",
                        "Strict-Transport-Security",
                        "Content-Security-Policy",
                        "Set-Cookie",
                        "Vary",
                        "traceparent",
                        "Server-Timing",
                        "Allow",
                        "WWW-Authenticate");
    }

    @Test
    void inheritedContentEncodingStaysAndThereIsNoLength() {
        Exchange exchange = RecordedExchange.get().inheriting("content-encoding", "gzip");
        for (Problem problem : List.of(Problem.of(404), Problem.of(404).with("a", 1))) {
            ProblemResponse response = responder.respond(problem, exchange);
            assertThat(response.length()).isEqualTo(-1);
            assertThat(response.removals()).doesNotContain("Content-Encoding").contains("Content-Length");
            assertThat(response.body()).isNotEmpty();
        }
    }

    @Test
    void contentEncodingOfTheHandlerIsRemoved() {
        ProblemResponse response =
                responder.respond(Problem.of(404), RecordedExchange.get().answering("Content-Encoding", "gzip"));
        assertThat(response.removals()).contains("Content-Encoding");
        assertThat(response.length()).isEqualTo(46);
    }

    @Test
    void otherInheritedFieldStaysUnlessItIsSetAnew() {
        Exchange exchange = RecordedExchange.get()
                .inheriting("Content-Language", "fr")
                .inheriting("Cache-Control", "public")
                .inheriting("Expires", "0");
        ProblemResponse response = responder.respond(Problem.of(404), exchange);
        assertThat(response.removals())
                .doesNotContain("Content-Language", "Expires")
                .contains("Cache-Control", "ETag");
        assertThat(response.fields()).contains(NO_STORE);
        assertThat(response.length()).isEqualTo(46);
    }

    @Test
    void upgradeGoesWithConnectionOnHttp1() {
        Problem problem = Problem.of(426).withUpgrade("h2c").withHeader("A", "b");
        for (String protocol : List.of("HTTP/1.1", "HTTP/1.0")) {
            ProblemResponse response =
                    responder.respond(problem, RecordedExchange.get().over(protocol));
            assertThat(response.fields())
                    .containsExactly(
                            new HeaderField("Upgrade", "h2c"),
                            new HeaderField("Connection", "upgrade"),
                            new HeaderField("A", "b"),
                            NO_STORE,
                            NO_SNIFF,
                            VARY);
        }
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void upgradeIsLeftOutOnHttp2() {
        Problem problem = Problem.of(426).withUpgrade("h2c").withHeader("A", "b");
        for (String protocol : List.of("HTTP/2.0", "HTTP/2", "HTTP/3.0")) {
            ProblemResponse response =
                    responder.respond(problem, RecordedExchange.get().over(protocol));
            assertThat(response.fields()).containsExactly(new HeaderField("A", "b"), NO_STORE, NO_SNIFF, VARY);
            ProblemResponse plain =
                    responder.respond(Problem.of(426), RecordedExchange.get().over(protocol));
            assertThat(plain.fields()).containsExactly(NO_STORE, NO_SNIFF, VARY);
        }
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void owedFieldIsWarnedOfOncePerStatusAndResponder() {
        for (int i = 0; i < 3; i++) {
            for (int status = 400; status < 600; status++) {
                assertThat(responder
                                .respond(Problem.of(status), RecordedExchange.get())
                                .status())
                        .isEqualTo(status);
            }
        }
        assertThat(log.warnings())
                .extracting(LogLines.Line::text)
                .containsExactly(
                        owes(401, "WWW-Authenticate", "15.5.2"),
                        owes(405, "Allow", "15.5.6"),
                        owes(407, "Proxy-Authenticate", "15.5.8"),
                        owes(426, "Upgrade", "15.5.22"));
        assertThat(ProblemResponder.create()
                        .respond(Problem.of(405), RecordedExchange.get())
                        .status())
                .isEqualTo(405);
        assertThat(log.warnings()).hasSize(5);
    }

    @Test
    void fieldThatIsThereIsNotOwed() {
        assertThat(responder
                        .respond(Problem.of(401).withChallenge("Bearer"), RecordedExchange.get())
                        .fields())
                .containsExactly(new HeaderField("WWW-Authenticate", "Bearer"), NO_STORE, NO_SNIFF, VARY);
        assertThat(responder
                        .respond(Problem.of(405).withAllow(), RecordedExchange.get())
                        .fields())
                .contains(new HeaderField("Allow", ""));
        for (Problem problem : List.of(Problem.of(405), Problem.of(405).with("a", 1))) {
            ProblemResponse response =
                    responder.respond(problem, RecordedExchange.get().answering("allow", "GET"));
            assertThat(response.removals()).doesNotContain("Allow", "allow");
        }
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void defaultChallengeSettles401() {
        ProblemResponder bearer = ProblemResponder.builder()
                .defaultChallenge("Bearer realm=\"orders\"")
                .build();
        HeaderField challenge = new HeaderField("WWW-Authenticate", "Bearer realm=\"orders\"");
        assertThat(bearer.respond(HttpStatusProblem.of(401), RecordedExchange.get())
                        .fields())
                .containsExactly(challenge, NO_STORE, NO_SNIFF, VARY);
        assertThat(bearer.respond(401, RecordedExchange.get()).fields()).contains(challenge);
        assertThat(log.warnings()).isEmpty();
        assertThat(bearer.respond(Problem.of(407), RecordedExchange.get()).fields())
                .containsExactly(NO_STORE, NO_SNIFF, VARY);
        assertThat(bearer.respond(Problem.of(403), RecordedExchange.get()).fields())
                .containsExactly(NO_STORE, NO_SNIFF, VARY);
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void earlierChallengeStaysWithoutOneOfTheProblem() {
        Exchange exchange = RecordedExchange.get().answering("www-authenticate", "Basic realm=\"x\"");
        ProblemResponder bearer =
                ProblemResponder.builder().defaultChallenge("Bearer").build();
        for (ProblemResponder any : List.of(responder, bearer)) {
            ProblemResponse response = any.respond(Problem.of(401), exchange);
            assertThat(response.fields()).containsExactly(NO_STORE, NO_SNIFF, VARY);
            assertThat(response.removals()).noneMatch("WWW-Authenticate"::equalsIgnoreCase);
        }
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void challengeOfTheProblemReplacesEarlierAndDefaultOnes() {
        Exchange exchange = RecordedExchange.get().answering("WWW-Authenticate", "Basic realm=\"x\"");
        ProblemResponder bearer =
                ProblemResponder.builder().defaultChallenge("Bearer").build();
        ProblemResponse response = bearer.respond(Problem.of(401).withChallenge("Negotiate"), exchange);
        assertThat(response.removals()).contains("WWW-Authenticate");
        assertThat(response.fields())
                .containsExactly(new HeaderField("WWW-Authenticate", "Negotiate"), NO_STORE, NO_SNIFF, VARY);
    }

    @Test
    void illegalDefaultChallengeIsRefusedWhereItIsSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProblemResponder.builder().defaultChallenge("realm=\"x\""))
                .withMessageStartingWith("a challenge begins with a scheme");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProblemResponder.builder().defaultChallenge("Bearer a\r\nb"))
                .withMessageContaining("illegal character");
    }

    @Test
    void builderMayGoOn() {
        ProblemResponderBuilder builder = ProblemResponder.builder();
        ProblemResponder before = builder.build();
        ProblemResponder after = builder.defaultChallenge("Bearer").build();
        assertThat(before.respond(401, RecordedExchange.get()).fields()).hasSize(3);
        assertThat(after.respond(401, RecordedExchange.get()).fields()).hasSize(4);
    }

    private static String owes(int status, String field, String section) {
        return "a " + status + " must have the field " + field + " (RFC 9110, " + section
                + "), and one was sent without it; this is said once";
    }

    private static byte[] written(ProblemResponse response) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try {
            response.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class TrackedStream extends OutputStream {
        private String events = "";

        @Override
        public void write(int b) {
            events += "1";
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            events += "w";
        }

        @Override
        public void flush() {
            events += "f";
        }

        @Override
        public void close() {
            events += "c";
        }
    }

    @Test
    void streamThatChangesItsArrayDoesNotChangeTheNextAnswer() throws IOException {
        ProblemResponder responder = ProblemResponder.create();
        for (String mediaType : List.of("application/json", "text/html")) {
            Exchange exchange = RecordedExchange.get().asking("Accept", mediaType);
            ProblemResponse response = responder.respond(Problem.of(404), exchange);
            String body = response.body();
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            response.writeTo(new OutputStream() {
                @Override
                public void write(int octet) {
                    written.write(octet);
                }

                @Override
                public void write(byte[] octets, int offset, int length) {
                    written.write(octets, offset, length);
                    Arrays.fill(octets, (byte) 'X');
                }
            });

            assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(body);
            assertThat(responder.respond(Problem.of(404), exchange)).isSameAs(response);
            assertThat(response.body()).isEqualTo(body).doesNotContain("XX");
        }
    }
}
