package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.StatusCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusEndpointTest extends RunningServer {
    private static final Set<Integer> WITHOUT_CONTENT = Set.of(204, 205, 304);

    /** Written down here once more, from the RFCs and not from the server. */
    private static final Map<Integer, List<String>> OWED = Map.ofEntries(
            Map.entry(206, List.of("Content-Range: bytes 0-58/59")),
            Map.entry(226, List.of("ETag: \"example\"", "IM: vcdiff")),
            Map.entry(300, List.of("Location: /status/200")),
            Map.entry(301, List.of("Location: /status/200")),
            Map.entry(302, List.of("Location: /status/200")),
            Map.entry(303, List.of("Location: /status/200")),
            Map.entry(307, List.of("Location: /status/200")),
            Map.entry(308, List.of("Location: /status/200")),
            Map.entry(401, List.of("WWW-Authenticate: Bearer realm=\"example\"")),
            Map.entry(405, List.of("Allow: GET, HEAD")),
            Map.entry(407, List.of("Proxy-Authenticate: Bearer realm=\"example\"")),
            Map.entry(413, List.of("Retry-After: 120")),
            Map.entry(416, List.of("Content-Range: bytes */1000")),
            Map.entry(426, List.of("Upgrade: h2c", "Connection: upgrade")),
            Map.entry(429, List.of("Retry-After: 120")),
            Map.entry(451, List.of("Link: </>; rel=\"blocked-by\"")),
            Map.entry(503, List.of("Retry-After: 120")));

    /** Every field that any code owes: no other code has it. */
    private static final Set<String> OWED_NAMES = Set.of(
            "Content-Range",
            "ETag",
            "IM",
            "Location",
            "WWW-Authenticate",
            "Allow",
            "Proxy-Authenticate",
            "Retry-After",
            "Upgrade",
            "Link");

    private static final String NOT_FOUND =
            "{\"error\": \"not_found\", \"message\": \"Nothing is here. Try /status/{code}, as in /status/417.\"}";

    static IntStream codes() {
        return IntStream.range(200, 600);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasItsStatusLineItsFieldsAndItsBody(int code) throws Exception {
        StatusCode status = StatusCode.of(code);
        Message answer = ask("GET", "/status/" + code);
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 " + code + " " + status.reasonPhrase());
        assertThat(answer.content()).isEqualTo(body(status));
        assertThat(answer.field("Content-Type")).isEqualTo(WITHOUT_CONTENT.contains(code) ? "" : "application/json");
        assertThat(answer.field("Content-Length")).isEqualTo(length(code, answer.content()));
        assertThat(answer.field("Transfer-Encoding")).isEmpty();
        assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
        List<String> owed = OWED.getOrDefault(code, List.of());
        for (String field : owed) {
            int colon = field.indexOf(':');
            // The test asks for the connection to be closed, and the answer says so in the same field.
            assertThat(answer.field(field.substring(0, colon))).startsWith(field.substring(colon + 2));
        }
        for (String name : OWED_NAMES) {
            if (owed.stream().noneMatch(field -> field.startsWith(name + ":"))) {
                assertThat(answer.field(name)).as(name).isEmpty();
            }
        }
    }

    @Test
    void headHasTheFieldsOfGetAndNoContent() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int code : codes().toArray()) {
                wire.send("GET", "/status/" + code, "");
                Message get = wire.next(false);
                wire.send("HEAD", "/status/" + code, "");
                Message head = wire.next(true);
                assertThat(head.shown("")).isEqualTo(new Message(get.head(), "").shown(""));
            }
        }
    }

    @Test
    void plain417IsTheResponseOfTheDocuments() throws Exception {
        Message answer = ask("GET", "/status/417");
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 417 Expectation Failed");
        assertThat(answer.fieldLines()).contains("Content-Type: application/json", "Content-Length: 64");
        assertThat(answer.content())
                .isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"})
    void anyMethodIsAnswered(String method) throws Exception {
        for (int code : new int[] {200, 201, 302, 404, 417, 429, 503}) {
            Message answer = ask(method, "/status/" + code);
            assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + code + " ");
            assertThat(answer.content()).isEqualTo(body(StatusCode.of(code)));
        }
        assertThat(ask(method, "/status/204").head()).startsWith("HTTP/1.1 204 No Content");
    }

    /** By the plugin, for Jetty. */
    @Test
    void requestThatJettyRefusesIsAnsweredAsAllOthers() throws Exception {
        String badRequest = "{\"error\": \"bad_request\", \"message\": \"Bad Request\"}";
        for (String target : new String[] {"/%zz", "/status/417%00"}) {
            Message answer = ask("GET", target);
            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
            assertThat(answer.content()).isEqualTo(badRequest);
        }
        try (Wire wire = new Wire(port())) {
            wire.send("GET", "/status/200", "Expect: foo\r\n");
            Message answer = wire.next(false);
            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 417 Expectation Failed");
            assertThat(answer.field("Content-Type")).isEqualTo("application/json");
            assertThat(answer.content())
                    .isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
        }
    }

    @Test
    void theNextRequestOnTheConnectionIsAnswered() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int code : new int[] {417, 204, 500, 205, 304, 206, 404, 200, 417}) {
                wire.send(
                        code == 404 ? "POST" : "GET",
                        "/status/" + code,
                        code == 404 ? "Content-Length: 3\r\n\r\nabc" : "");
                Message answer = wire.next(false);
                assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + code);
                assertThat(answer.content()).isEqualTo(body(StatusCode.of(code)));
            }
        }
    }

    static Stream<List<String>> refused() {
        return Stream.of(
                List.of("99", "99"),
                List.of("600", "600"),
                List.of("999", "999"),
                List.of("0417", "0417"),
                List.of("4170", "4170"),
                List.of("41", "41"),
                List.of("abc", "abc"),
                List.of("+417", "+417"),
                List.of("-417", "-417"),
                List.of("4.7", "4.7"),
                List.of("417;x=1", "417;x=1"),
                List.of("%20417", " 417"),
                List.of("%EF%BC%94%EF%BC%91%EF%BC%97", "４１７"),
                List.of("%3Cscript%3E", "\\u003cscript\\u003e"),
                List.of("%22%5C%0D%0A", "\\\"\\\\\\r\\n"),
                List.of("x".repeat(64), "x".repeat(64)),
                List.of("x".repeat(65), "x".repeat(63) + "…"),
                List.of("x".repeat(5000), "x".repeat(63) + "…"),
                List.of("x".repeat(62) + "%F0%9F%98%80xx", "x".repeat(62) + "…"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anyOtherCodeIsABadRequestThatNamesIt(List<String> codeAndName) throws Exception {
        for (String method : List.of("GET", "DELETE", "QUERY")) {
            Message answer = ask(method, "/status/" + codeAndName.get(0));
            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
            assertThat(answer.field("Content-Type")).isEqualTo("application/json");
            assertThat(answer.content())
                    .isEqualTo("{\"error\": \"bad_request\", \"message\": \"The status code '" + codeAndName.get(1)
                            + "' is not accepted: 102, 103 and 200 to 599 are.\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/status", "/status/", "/status/417/x", "/nope", "/favicon.ico", "/de/mock/http/417"})
    void unknownPathIsNotFound(String path) throws Exception {
        for (String method : List.of("GET", "POST", "FOO")) {
            Message answer = ask(method, path);
            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
            assertThat(answer.content()).isEqualTo(NOT_FOUND);
        }
        assertThat(ask("HEAD", path).content()).isEmpty();
    }

    @Test
    void nothingOfTheRequestComesBack() throws Exception {
        try (Wire wire = new Wire(port())) {
            wire.send(
                    "GET",
                    "/status/302?Location=//evil.example&x=%0d%0aX:%20y",
                    "X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nCookie: evil=1\r\n");
            Message answer = wire.next(false);
            assertThat(answer.field("Location")).isEqualTo("/status/200");
            assertThat(answer.head() + answer.content()).doesNotContain("evil");
        }
    }

    private Message ask(String method, String target) throws Exception {
        return Wire.ask(port(), method, target);
    }

    private static String body(StatusCode status) {
        if (WITHOUT_CONTENT.contains(status.value())) {
            return "";
        }
        String name = status.value() < 400 ? "status" : "error";
        return "{\"" + name + "\": \"" + status.key() + "\", \"message\": \"" + status.reasonPhrase() + "\"}";
    }

    private static String length(int code, String content) {
        return code == 204 || code == 304 ? "" : Integer.toString(content.getBytes(StandardCharsets.UTF_8).length);
    }
}
