package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the runner of the snippets takes for a fault; a line break in an answer is written as {@code |}. */
class SnippetCheckTest {
    private static final String UNAUTHORIZED =
            "HTTP/1.1 401 Unauthorized|Content-Type: application/json|WWW-Authenticate: Bearer realm=\"example\"";
    private static final String UNAUTHORIZED_BODY = "{\"error\":\"unauthorized\",\"message\":\"Unauthorized\"}";

    @Test
    void whatASnippetClaimsIsNoFault() {
        assertThat(faults(401, UNAUTHORIZED, UNAUTHORIZED_BODY)).isEmpty();
        assertThat(faults(204, "HTTP/1.1 204 No Content", "")).isEmpty();
        assertThat(faults(
                        103,
                        "HTTP/1.1 103 Early Hints|Link: </>; rel=preload||HTTP/1.1 200 OK|Content-Type: application/json",
                        "{\"status\":\"ok\",\"message\":\"OK\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "401; 401 Unauthorized; 400 Bad Request",
                "401; HTTP/1.1; HTTP/1.0",
                "401; application/json; text/html",
                "401; |Content-Type: application/json; |X: x",
                "401; Bearer; Basic",
                "401; WWW-; X-",
                "401; \"unauthorized\"; \"forbidden\"",
                "401; \"message\"; \"text\"",
                "401; }; } and more"
            })
    void anythingElseIs(int code, String right, String wrong) {
        assertThat((UNAUTHORIZED + UNAUTHORIZED_BODY).contains(right)).isTrue();
        assertThat(faults(code, UNAUTHORIZED.replace(right, wrong), UNAUTHORIZED_BODY.replace(right, wrong)))
                .hasSize(1);
    }

    @Test
    void contentWhereThereIsNoneIs() {
        assertThat(faults(204, "HTTP/1.1 204 No Content", "{}")).hasSize(1);
        assertThat(faults(304, "HTTP/1.1 304 Not Modified|Content-Length: 0", ""))
                .hasSize(1);
        assertThat(faults(205, "HTTP/1.1 205 Reset Content|Content-Length: 1", " "))
                .hasSize(1);
    }

    @Test
    void partThatIsNotAsLongAsItSaysIs() {
        String head = "HTTP/1.1 206 Partial Content|Content-Type: application/json|Content-Range: bytes 0-58/59";

        assertThat(faults(206, head, "{\"status\": \"partial_content\", \"message\": \"Partial Content\"}"))
                .isEmpty();
        assertThat(faults(206, head, "{\"status\":\"partial_content\",\"message\":\"Partial Content\"}"))
                .hasSize(1);
    }

    @Test
    void hintInAnotherHeadIs() {
        String ok = "HTTP/1.1 200 OK|Content-Type: application/json";
        String body = "{\"status\":\"ok\",\"message\":\"OK\"}";

        assertThat(faults(103, "HTTP/1.1 103 Early Hints||" + ok, body)).hasSize(1);
        assertThat(faults(103, ok + "|Link: </>; rel=preload", body)).hasSize(1);
    }

    @Test
    void connectionThatIsNotKeptIs() {
        List<String> faults = new ArrayList<>();
        SnippetCheck check = new SnippetCheck(faults);
        Curl.Answer kept = answer("HTTP/1.1 200 OK", "", 0);

        check.connections("GO", List.of(kept, kept));
        check.connections("SPRING_BOOT 4.1", List.of(answer("HTTP/1.1 500 |Connection: close", "", 1), kept));
        assertThat(faults).isEmpty();
        check.connections("GO", List.of(kept, answer("HTTP/1.1 200 OK", "", 1)));
        assertThat(faults).hasSize(1);
        check.connections("GO", List.of(answer("HTTP/1.1 500 x|Connection: close", "", 1)));
        assertThat(faults).hasSize(2);
    }

    private static List<String> faults(int code, String heads, String content) {
        List<String> faults = new ArrayList<>();
        new SnippetCheck(faults).answer("it", Framework.EXPRESS, code, answer(heads, content, 0));
        return faults;
    }

    private static Curl.Answer answer(String heads, String content, int newConnections) {
        return new Curl.Answer(
                Arrays.stream(heads.split("\\|\\|", -1))
                        .map(head -> List.of(head.split("\\|", -1)))
                        .toList(),
                content,
                0,
                newConnections);
    }
}
