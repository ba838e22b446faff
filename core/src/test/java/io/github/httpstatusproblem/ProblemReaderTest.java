package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemReaderTest {
    private static final String JSON = "application/json";
    private static final String DETAILS = "application/problem+json";
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static UpstreamProblem read(int status, String mediaType, String content) {
        return read(status, Map.of("Content-Type", List.of(mediaType)), content.getBytes(StandardCharsets.UTF_8));
    }

    private static UpstreamProblem read(int status, Map<String, List<String>> fields, byte[] content) {
        return ProblemReader.read(status, fields::get, new ByteArrayInputStream(content));
    }

    private static void assertStatusIsAll(int status, UpstreamProblem read) {
        assertThat(read.problem()).isEqualTo(Problem.of(status));
    }

    @Test
    void canonicalBodyIsTheProblem() {
        Problem read = read(
                        409,
                        JSON,
                        "{\"error\": \"out_of_stock\", \"message\": \"Only 2 left\", \"sku\": \"A-17\","
                                + " \"errors\": [{\"field\": \"amount\", \"message\": \"is too large\"}], \"left\": [2, 2.5, null]}")
                .problem();

        assertThat(read.status()).isEqualTo(StatusCode.of(409));
        assertThat(read.error()).isEqualTo("out_of_stock");
        assertThat(read.message()).isEqualTo("Only 2 left");
        assertThat(read.fieldErrors()).containsExactly(new FieldError("amount", "is too large"));
        assertThat(read.members().keySet()).containsExactly("sku", "errors", "left");
        assertThat(read.members().get("left")).hasToString("[2, 2.5, null]");
    }

    @Test
    void plainBodyIsThePlainProblem() {
        UpstreamProblem read = read(404, JSON, "{\"error\": \"not_found\", \"message\": \"Not Found\"}");

        assertStatusIsAll(404, read);
        assertThat(read.excerpt()).isEmpty();
    }

    @Test
    void problemDetailsAreTheProblem() {
        Problem read = read(
                        403,
                        "Application/Problem+JSON; charset=utf-8",
                        "{\"type\": \"https://example.com/probs/out-of-credit\", \"title\": \"No credit\", \"status\": 403,"
                                + " \"detail\": \"It costs 50\", \"instance\": \"/account/12345\", \"balance\": 30}")
                .problem();

        assertThat(read.type()).isEqualTo(URI.create("https://example.com/probs/out-of-credit"));
        assertThat(read.instance()).isEqualTo(URI.create("/account/12345"));
        assertThat(read.message()).isEqualTo("It costs 50");
        assertThat(read.error()).isEqualTo("forbidden");
        assertThat(read.members()).containsEntry("balance", 30).hasSize(1);
    }

    @Test
    void titleIsTheMessageWhereThereIsNoDetail() {
        assertThat(read(403, DETAILS, "{\"title\": \"No credit\"}").problem().message())
                .isEqualTo("No credit");
    }

    /** RFC 9457, 3.1: it counts as absent, and the rest of the object counts. */
    @Test
    void memberOfTheWrongTypeIsIgnored() {
        Problem read = read(
                        404,
                        DETAILS,
                        "{\"type\": 42, \"title\": null, \"status\": \"404\", \"detail\": [\"x\"], \"instance\": {}, \"error\": 7,"
                                + " \"sku\": \"A-17\"}")
                .problem();

        assertThat(read).isEqualTo(Problem.of(404).with("sku", "A-17"));
    }

    @Test
    void memberOfTheWrongTypeOfACanonicalBodyIsIgnored() {
        assertThat(read(404, JSON, "{\"error\": \"gone_for_lunch\", \"message\": [1], \"sku\": 1}")
                        .problem())
                .isEqualTo(Problem.of(404).withError("gone_for_lunch").with("sku", 1));
        assertThat(read(404, JSON, "{\"error\": 5, \"message\": \"hello\", \"sku\": 1}")
                        .problem())
                .isEqualTo(Problem.of(404).withMessage("hello").with("sku", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "1e1000000000", "-1", "404.5", "\"503\"", "[503]", "99999999999999999999999"})
    void statusOfTheResponseWins(String status) {
        assertStatusIsAll(404, read(404, DETAILS, "{\"status\": " + status + "}"));
        assertStatusIsAll(
                404,
                read(404, JSON, "{\"error\": \"not_found\", \"message\": \"Not Found\", \"status\": " + status + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"error\": \"a\", \"message\": \"b\"",
                "{\"error\": \"a\", \"message\": \"b\"} x",
                "{\"error\": \"a\", \"message\": \"b\"}{}",
                "{\"error\": \"a\", \"message\": \"b\", \"error\": \"c\"}",
                "{\"error\": \"a\", \"message\": \"b\", \"x\": {\"y\": 1, \"y\": 2}}",
                "{\"error\": \"a\"}",
                "{\"message\": \"b\"}",
                "{\"error\": 1, \"message\": 2}",
                "{error: \"a\", message: \"b\"}",
                "{\"error\": \"a\", \"message\": NaN}",
                "<!doctype html><title>Bad Gateway</title>",
                "{\"code\": 17, \"description\": \"of somebody else\"}"
            })
    void contentThatIsNotUnderstoodLeavesTheStatus(String content) {
        assertStatusIsAll(502, read(502, JSON, content));
    }

    @Test
    void excerptIsTheBeginOfWhatIsNotUnderstood() {
        assertThat(read(502, "text/html", "<h1>Bad\u0000 Gateway</h1>\n" + "x".repeat(5_000))
                        .excerpt())
                .startsWith("<h1>Bad")
                .doesNotContain("\u0000", "\n")
                .hasSizeLessThan(2_000);
    }

    @Test
    void jsonIsUtf8() {
        String json = "{\"error\": \"gone\", \"message\": \"日本語\"}";
        Map<String, List<String>> fields = Map.of("Content-Type", List.of(JSON));

        assertThat(read(410, JSON, json).problem().message()).isEqualTo("日本語");
        assertThat(read(410, JSON, "\uFEFF" + json).problem().message()).isEqualTo("日本語");
        assertStatusIsAll(410, read(410, fields, json.getBytes(StandardCharsets.UTF_16)));
        assertStatusIsAll(410, read(410, fields, json.getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void octetsThatAreNoTextLeaveTheStatus() {
        byte[] json = "{\"error\": \"a\", \"message\": \"??\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] overlong = json.clone();
        overlong[json.length - 4] = (byte) 0xC0;
        overlong[json.length - 3] = (byte) 0xAF;

        assertStatusIsAll(500, read(500, Map.of("Content-Type", List.of(JSON)), overlong));
    }

    @Test
    void codedContentIsNotRead() throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write("{\"error\": \"a\", \"message\": \"b\"}".getBytes(StandardCharsets.UTF_8));
        }
        UpstreamProblem read = read(
                503, Map.of("Content-Type", List.of(JSON), "Content-Encoding", List.of("gzip")), coded.toByteArray());

        assertStatusIsAll(503, read);
        assertThat(read.excerpt()).isEmpty();
    }

    @Test
    void contentIsReadTo64KiB() {
        String start = "{\"error\": \"a\", \"message\": \"b\", \"x\": \"";
        String fits = start + "x".repeat(60_000) + "\"}";
        String padding = " ".repeat(64 * 1_024 - fits.length());

        assertThat(read(500, JSON, fits + padding).problem().error()).isEqualTo("a");
        assertStatusIsAll(500, read(500, JSON, fits + padding + " "));
    }

    @Test
    void endlessContentEnds() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '[';
            }

            @Override
            public int read(byte[] octets, int offset, int length) {
                java.util.Arrays.fill(octets, offset, offset + length, (byte) '[');
                return length;
            }
        };
        assertStatusIsAll(500, ProblemReader.read(500, name -> null, endless));
    }

    @Test
    void contentThatFailsLeavesTheStatus() {
        InputStream begin = new ByteArrayInputStream("{\"error\": \"a\"".getBytes(StandardCharsets.UTF_8));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                return read();
            }
        };
        assertStatusIsAll(504, ProblemReader.read(504, name -> null, new SequenceInputStream(begin, broken)));
    }

    @Test
    void nestingIsReadTo32Levels() {
        for (int depth : new int[] {32, 33}) {
            String nested = "[".repeat(depth) + "]".repeat(depth);
            Problem read = read(500, JSON, "{\"error\": \"a\", \"message\": \"b\", \"x\": " + nested + "}")
                    .problem();
            assertThat(read.members().containsKey("x")).isEqualTo(depth == 32);
        }
    }

    @Test
    void hundredMembersAreRead() {
        StringBuilder content = new StringBuilder("{");
        for (int i = 0; i < 200; i++) {
            content.append("\"m").append(i).append("\": {\"a\": [1]}, ");
        }
        Problem read = read(500, JSON, content + "\"error\": \"a\", \"message\": \"b\"}")
                .problem();

        assertThat(read.error()).isEqualTo("a");
        assertThat(read.members()).hasSize(100).containsKey("m99").doesNotContainKey("m100");
    }

    @Test
    void factsOfTheFieldsAreKept() {
        Problem problem = Problem.of(401)
                .withRetryAfter(Duration.ofSeconds(30))
                .withChallenge("Basic realm=\"shop\"")
                .withChallenge("Bearer scope=\"a b\"")
                .withLink(URI.create("https://shop.example/help"), "help");
        Map<String, List<String>> fields = Map.of(
                "Retry-After", List.of("30"),
                "WWW-Authenticate", List.of("Basic realm=\"shop\"", "Bearer scope=\"a b\""),
                "Link", List.of("<https://shop.example/help>; rel=\"help\""),
                "Set-Cookie", List.of("session=hunter2"),
                "Server", List.of("hunter2"));

        assertThat(read(401, fields, new byte[0]).problem().with("retry_after", 30))
                .isEqualTo(problem);
    }

    @Test
    void fieldThatNoProblemCanHaveIsLeftOut() {
        Map<String, List<String>> fields = Map.of("Allow", List.of("GET\r\nX: y"), "Link", List.of("\u00e4"));

        assertStatusIsAll(405, read(405, fields, new byte[0]));
        assertStatusIsAll(
                405,
                ProblemReader.read(
                        405,
                        name -> {
                            throw new IllegalStateException();
                        },
                        InputStream.nullInputStream()));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 204, 302, 399})
    void statusThatIsNoErrorIsRefused(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(status, JSON, ""))
                .withMessage("a response of 400-599 is an error, not of " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 600, 999, Integer.MAX_VALUE})
    void statusThatIsInvalidReadsAs500(int status) {
        assertStatusIsAll(500, read(status, JSON, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                              | PT2M
            0                                | PT0S
            99999999999999999999999999       | PT596523H14M7S
            2147483648                       | PT596523H14M7S
            Thu, 26 Nov 2026 12:00:30 GMT    | PT30S
            Thursday, 26-Nov-26 12:00:30 GMT | PT30S
            Thu Nov 26 12:00:30 2026         | PT30S
            Sun, 06 Nov 1994 08:49:37 GMT    | PT0S
            Sunday, 06-Nov-94 08:49:37 GMT   | PT0S
            Sun Nov  6 08:49:37 1994         | PT0S
            Thu, 26 Nov 2026 12:00:60 GMT    | PT59S
            -1                               |
            +5                               |
            1.5                              |
            120s                             |
            ''                               |
            Thu, 26 Nov 2026 12:00:30 UTC    |
            Mon, 26 Nov 2026 12:00:30 GMT    |
            Thu, 31 Nov 2026 12:00:30 GMT    |
            ٣                                |
            """)
    void retryAfterIsSecondsOrADateInThreeForms(String value, Duration delay) {
        UpstreamProblem read = read(503, Map.of("Retry-After", List.of(value)), new byte[0]);

        assertThat(read.retryAfter(NOW)).isEqualTo(delay);
    }

    @Test
    void withoutRetryAfterThereIsNone() {
        assertThat(read(503, JSON, "").retryAfter()).isNull();
    }

    @Test
    void sixStatusesAreRetryable() {
        for (int status = 400; status < 600; status++) {
            assertThat(read(status, JSON, "").isRetryable())
                    .as("%d", status)
                    .isEqualTo(List.of(408, 425, 429, 502, 503, 504).contains(status));
        }
    }

    @Test
    void gatewaySaysNothingOfTheUpstream() {
        UpstreamProblem upstream = read(404, JSON, "{\"error\": \"secret\", \"message\": \"hunter2\"}");

        assertThat(upstream.gateway().problem()).isEqualTo(Problem.of(502));
        assertThat(upstream.gateway()).hasCause(upstream);
        assertThat(read(504, JSON, "").gateway().problem()).isEqualTo(Problem.of(504));
    }

    /** Passing it on is explicit. */
    @Test
    void upstreamProblemThatNobodyCatchesIsABadGateway() {
        UpstreamProblem upstream = read(404, JSON, "{\"error\": \"secret\", \"message\": \"hunter2\"}");
        ProblemResponder responder = ProblemResponder.create();

        assertThat(responder.respond(upstream, RecordedExchange.get()).body())
                .isEqualTo("{\"error\": \"bad_gateway\", \"message\": \"Bad Gateway\"}");
        assertThat(responder.respond(upstream.problem(), RecordedExchange.get()).status())
                .isEqualTo(404);
    }

    /** A mapping of everything is not meant for it; one of its class is. */
    @Test
    void onlyItsOwnMappingComesBeforeTheGateway() {
        UpstreamProblem upstream = read(404, JSON, "");
        ProblemMapping everything = ProblemMapping.none()
                .map(Exception.class, 418)
                .map(HttpStatusProblem.class, 418)
                .map(IOException.class, 418);
        ProblemResponder general =
                ProblemResponder.builder().mapping(everything).build();
        ProblemResponder own = ProblemResponder.builder()
                .mapping(everything.map(UpstreamProblem.class, UpstreamProblem::problem))
                .build();

        for (Exception thrown : List.of(upstream, new IOException("of the client", upstream))) {
            assertThat(general.respond(thrown, RecordedExchange.get()).status()).isEqualTo(502);
            assertThat(own.respond(thrown, RecordedExchange.get()).status()).isEqualTo(404);
        }
    }

    @Test
    void stackTraceLeadsToTheCallWhateverTheStatus() {
        assertThat(read(404, JSON, "").getStackTrace()).isNotEmpty();
    }

    @Test
    void textOfTheUpstreamForgesNoLine() {
        UpstreamProblem upstream =
                read(503, JSON, "{\"error\": \"a\", \"message\": \"down\\n2026 ERROR forged\\u001b[31m\"}");

        assertThat(upstream.toString()).endsWith("UpstreamProblem: 503 down 2026 ERROR forged [31m");
        assertThat(upstream.problem().toException().toString())
                .isEqualTo("io.github.httpstatusproblem.HttpStatusProblem: down 2026 ERROR forged [31m");
        assertThat(upstream).hasMessage("down\n2026 ERROR forged\u001b[31m");
    }

    @Test
    void hundredExtensionMembersAreKeptBehindOthers() {
        StringBuilder content = new StringBuilder("{\"error\": \"a\", \"message\": \"b\", \"status\": 404");
        for (int i = 0; i < 150; i++) {
            content.append(", \"m").append(i).append("\": ").append(i);
        }
        assertThat(read(404, JSON, content.append("}").toString()).problem().members())
                .hasSize(100)
                .containsEntry("m99", 99);
    }

    @Test
    void identityIsNoCoding() {
        byte[] content = "{\"error\": \"a\", \"message\": \"b\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(read(404, Map.of("Content-Encoding", List.of("Identity")), content)
                        .problem()
                        .error())
                .isEqualTo("a");
    }

    @Test
    void whateverFailsTheStatusIsRead() {
        InputStream reluctant =
                new ByteArrayInputStream("{\"error\": \"a\", \"message\": \"b\"}".getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public synchronized int read(byte[] octets, int from, int length) {
                        return 0;
                    }
                };
        InputStream failing = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("of the stream");
            }

            @Override
            public int read(byte[] octets, int from, int length) {
                return read();
            }
        };

        assertThat(ProblemReader.read(404, name -> null, reluctant).problem().error())
                .isEqualTo("a");
        assertStatusIsAll(404, ProblemReader.read(404, name -> null, failing));
        assertStatusIsAll(404, ProblemReader.read(404, name -> null, (InputStream) null));
        assertStatusIsAll(
                404,
                ProblemReader.read(
                        404,
                        name -> {
                            throw new StackOverflowError();
                        },
                        InputStream.nullInputStream()));
    }

    @Test
    void timeoutOfAClientIsAGatewayTimeout() {
        for (Exception late : List.of(
                new SocketTimeoutException(),
                new HttpTimeoutException("late"),
                new TimeoutException(),
                new IllegalStateException(new HttpConnectTimeoutException("late")))) {
            assertThat(UpstreamProblem.gateway(late).problem()).isEqualTo(Problem.of(504));
            assertThat(UpstreamProblem.gateway(late)).hasCause(late);
        }
        assertThat(UpstreamProblem.gateway(new IOException("reset")).problem()).isEqualTo(Problem.of(502));
        assertThat(UpstreamProblem.gateway(new IllegalStateException(read(504, JSON, "")))
                        .problem())
                .isEqualTo(Problem.of(504));
        assertThat(UpstreamProblem.gateway(read(404, JSON, "")).problem()).isEqualTo(Problem.of(502));
    }
}
