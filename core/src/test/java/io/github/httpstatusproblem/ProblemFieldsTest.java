package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header fields of a problem, typed and free. */
class ProblemFieldsTest {
    @ParameterizedTest
    @CsvSource({
        "PT30S, 30",
        "PT0S, 0",
        "PT0.000000001S, 1",
        "PT0.5S, 1",
        "PT1.000000001S, 2",
        "PT59.999999999S, 60",
        "PT-0.000000001S, 0",
        "PT-1S, 0",
        "PT-1000000H, 0",
        "P365D, 31536000",
        "PT2147483648S, 2147483648"
    })
    void retryAfterIsWholeSecondsRoundedUp(Duration delay, long seconds) {
        Problem problem = Problem.of(503).withRetryAfter(delay);
        assertThat(problem.fields()).containsExactly(new HeaderField("Retry-After", Long.toString(seconds)));
        assertThat(((Number) problem.members().get("retry_after")).longValue()).isEqualTo(seconds);
    }

    @Test
    void retryAfterOfTheLongestDurationIsNotNegative() {
        for (Duration longest :
                List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))) {
            Problem problem = Problem.of(503).withRetryAfter(longest);
            assertThat(problem.fields()).containsExactly(new HeaderField("Retry-After", "9223372036854775807"));
            assertThat(problem.members()).containsEntry("retry_after", Long.MAX_VALUE);
        }
        assertThat(Problem.of(503)
                        .withRetryAfter(Duration.ofSeconds(Long.MIN_VALUE))
                        .fields())
                .containsExactly(new HeaderField("Retry-After", "0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1994-11-06T08:49:37Z|Sun, 06 Nov 1994 08:49:37 GMT",
                "2026-12-01T00:00:00Z|Tue, 01 Dec 2026 00:00:00 GMT",
                "2026-12-31T23:59:59.000000001Z|Fri, 01 Jan 2027 00:00:00 GMT",
                "2024-02-28T23:59:59.999Z|Thu, 29 Feb 2024 00:00:00 GMT",
                "0000-01-01T00:00:00Z|Sat, 01 Jan 0000 00:00:00 GMT",
                "9999-12-31T23:59:59Z|Fri, 31 Dec 9999 23:59:59 GMT"
            })
    void retryAfterOfADateIsAnImfFixdate(Instant date, String expected) {
        Problem problem = Problem.of(503).withRetryAfter(date);
        assertThat(problem.fields()).containsExactly(new HeaderField("Retry-After", expected));
        assertThat(problem.members()).isEmpty();
    }

    @Test
    void retryAfterDateIsReadByTheJdk() {
        Instant date = Instant.parse("2026-11-22T10:11:12Z");
        String value = Problem.of(503).withRetryAfter(date).fields().get(0).value();
        assertThat(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isEqualTo(date);
        assertThat(value).hasSize(29);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0001-12-31T23:59:59.999999999Z",
                "9999-12-31T23:59:59.000000001Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void dateThatHttpCannotSayIsRefused(String date) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(503).withRetryAfter(Instant.parse(date)))
                .withMessageStartingWith("an HTTP date is in the years 0-9999, not ");
    }

    @Test
    void lastRetryAfterCounts() {
        Problem seconds = Problem.of(503).withRetryAfter(Duration.ofSeconds(9)).with("a", 1);
        assertThat(seconds.withRetryAfter(Instant.EPOCH))
                .isEqualTo(Problem.of(503).with("a", 1).withRetryAfter(Instant.EPOCH));
        assertThat(seconds.withRetryAfter(Duration.ofSeconds(3)).fields())
                .containsExactly(new HeaderField("Retry-After", "3"));
        assertThat(seconds.withRetryAfter(Duration.ofSeconds(3)).members().keySet())
                .containsExactly("retry_after", "a");
    }

    @Test
    void allowListsMethods() {
        assertThat(Problem.of(405).withAllow("GET", "HEAD", "GET", "get").fields())
                .containsExactly(new HeaderField("Allow", "GET, HEAD, get"));
        assertThat(Problem.of(405).withAllow().fields()).containsExactly(new HeaderField("Allow", ""));
        assertThat(Problem.of(405).withAllow("GET").withAllow("PUT").fields())
                .containsExactly(new HeaderField("Allow", "PUT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "GET, PUT", "GET PUT", "GE\u00e9", "GET\r\n", "a/b"})
    void allowRefusesWhatIsNoMethod(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(405).withAllow("GET", method))
                .withMessageStartingWith("not a method: ");
    }

    @Test
    void challengeOf401IsForTheClient() {
        assertThat(Problem.of(401)
                        .withChallenge("Bearer realm=\"orders\"")
                        .withChallenge("Basic realm=\"orders\", charset=\"UTF-8\"")
                        .withChallenge("Negotiate")
                        .fields())
                .containsExactly(
                        new HeaderField("WWW-Authenticate", "Bearer realm=\"orders\""),
                        new HeaderField("WWW-Authenticate", "Basic realm=\"orders\", charset=\"UTF-8\""),
                        new HeaderField("WWW-Authenticate", "Negotiate"));
    }

    @Test
    void challengeOf407IsForTheProxy() {
        assertThat(Problem.of(407).withChallenge("Basic realm=\"p\"").fields())
                .containsExactly(new HeaderField("Proxy-Authenticate", "Basic realm=\"p\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 499, 500})
    void challengeBelongsTo401Or407(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(code).withChallenge("Bearer"))
                .withMessage("a challenge belongs to 401 or 407, not to " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Bearer", "\"x\"", "realm=\"x\"", "Bearer, Basic", "Bear\u00e9r"})
    void challengeBeginsWithAScheme(String challenge) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(401).withChallenge(challenge))
                .withMessageStartingWith("a challenge begins with a scheme, such as Bearer realm=\"orders\"; not: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer realm=\"\u00e9\"", "Bearer realm=\"x\"\r\nX: y"})
    void challengeIsALegalFieldValue(String challenge) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(401).withChallenge(challenge))
                .withMessageContaining("illegal character");
    }

    @Test
    void contentRangeBelongsTo416() {
        assertThat(Problem.of(416).withContentRange(47022).fields())
                .containsExactly(new HeaderField("Content-Range", "bytes */47022"));
        assertThat(Problem.of(416).withContentRange(0).fields())
                .containsExactly(new HeaderField("Content-Range", "bytes */0"));
        assertThat(Problem.of(416).withContentRange(Long.MAX_VALUE).fields())
                .containsExactly(new HeaderField("Content-Range", "bytes */9223372036854775807"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(404).withContentRange(1))
                .withMessage("Content-Range belongs to 416 (RFC 9110, 14.4), not to 404");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(416).withContentRange(-1))
                .withMessage("a length in octets is 0 or more, not -1");
    }

    @Test
    void upgradeListsProtocols() {
        assertThat(Problem.of(426).withUpgrade("HTTP/2.0", "h2c", "IRC/6.9").fields())
                .containsExactly(new HeaderField("Upgrade", "HTTP/2.0, h2c, IRC/6.9"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(426).withUpgrade())
                .withMessage("Upgrade needs at least one protocol, such as h2c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "HTTP/", "/2", "a/b/c", "a b", "h2c,", "h\u00e92"})
    void upgradeRefusesWhatIsNoProtocol(String protocol) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(426).withUpgrade("h2c", protocol))
                .withMessageStartingWith("not a protocol (a name, or a name/version): ");
    }

    @Test
    void linksAreLinesOfTheirOwn() {
        assertThat(Problem.of(451)
                        .withLink(URI.create("https://example.org/who"), "blocked-by")
                        .withLink(URI.create("https://example.org/\u00e9?a=\u65e5"), "help https://example.org/rel")
                        .fields())
                .containsExactly(
                        new HeaderField("Link", "<https://example.org/who>; rel=\"blocked-by\""),
                        new HeaderField(
                                "Link",
                                "<https://example.org/%C3%A9?a=%E6%97%A5>; rel=\"help https://example.org/rel\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a  b", " a", "a ", "a\"; x=\"", "a\\", "<a>", "\u00e9", "a\tb", "a\r\nb"})
    void linkRefusesWhatIsNoRelation(String rel) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(451).withLink(URI.create("/x"), rel))
                .withMessageStartingWith(
                        "not a relation type (a token or a URI, several with single spaces between): ");
    }

    @Test
    void headerReplacesTheSameNameInItsPlace() {
        Problem problem =
                Problem.of(400).withHeader("A", "1").withHeader("B", "2").withHeader("a", "3");
        assertThat(problem.fields()).containsExactly(new HeaderField("a", "3"), new HeaderField("B", "2"));
    }

    @Test
    void headerReplacesAllLinesOfItsName() {
        Problem problem = Problem.of(451)
                .withLink(URI.create("/a"), "help")
                .withHeader("B", "2")
                .withLink(URI.create("/c"), "help")
                .withHeader("link", "</d>; rel=\"help\"");
        assertThat(problem.fields())
                .containsExactly(new HeaderField("link", "</d>; rel=\"help\""), new HeaderField("B", "2"));
    }

    @Test
    void cookiesAreAdded() {
        assertThat(Problem.of(400)
                        .withHeader("Set-Cookie", "a=1")
                        .withHeader("set-cookie", "b=2")
                        .fields())
                .containsExactly(new HeaderField("Set-Cookie", "a=1"), new HeaderField("set-cookie", "b=2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length",
                "Transfer-Encoding",
                "Connection",
                "Content-Type",
                "Content-Encoding",
                "Date",
                "Trailer",
                "content-LENGTH",
                "connection"
            })
    void fieldOfTheServerIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(400).withHeader(name, "1"))
                .withMessageStartingWith(name + " is set by the server and cannot be set on a problem");
    }

    @Test
    void refusalOfConnectionNamesTheWayToSetIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(426).withHeader("Connection", "upgrade"))
                .withMessageEndingWith("; see withUpgrade");
    }

    @Test
    void fieldThatIsNotLegalIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(400).withHeader("X", "a\r\nSet-Cookie: b=c"))
                .withMessageContaining("illegal character at index 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(400).withHeader("X:", "a"))
                .withMessageStartingWith("not a field name");
    }

    @Test
    void aProblemHas64FieldsAtMost() {
        Problem full = Problem.of(401);
        for (int i = 1; i <= 64; i++) {
            full = full.withHeader("X-" + i, "v");
        }
        assertThat(full.fields()).hasSize(64);
        Problem problem = full;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.withHeader("X-65", "v"))
                .withMessage("a problem has at most 64 fields");
        assertThatIllegalArgumentException().isThrownBy(() -> problem.withHeader("Set-Cookie", "a=b"));
        assertThatIllegalArgumentException().isThrownBy(() -> problem.withChallenge("Bearer"));
        assertThatIllegalArgumentException().isThrownBy(() -> problem.withRetryAfter(Instant.EPOCH));
        assertThat(problem.withHeader("X-64", "w").fields()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | Content-Range    | bytes */10          | Content-Range belongs to 416",
                "401 | WWW-Authenticate | ''                  | begins with a scheme",
                "401 | WWW-Authenticate | Bearer realm=orders | a realm is quoted",
                "426 | Upgrade          | any thing           | not a protocol",
                "405 | Allow            | GET POST            | not a method",
                "405 | allow            | GET,,POST           | not a method",
                "503 | Retry-After      | ''                  | a number of seconds or a date",
                "503 | Retry-After      | -1                  | a number of seconds or a date",
                "503 | retry-after      | 1.5                 | a number of seconds or a date",
                "503 | Retry-After      | 120s                | a number of seconds or a date",
                "503 | Retry-After      | Sun, 06 Nov 1994 08:49:37 UTC  | a number of seconds or a date",
                "503 | Retry-After      | Mon, 06 Nov 1994 08:49:37 GMT  | a number of seconds or a date",
                "503 | Retry-After      | sun, 06 nov 1994 08:49:37 gmt  | a number of seconds or a date",
                "503 | Retry-After      | Sunday, 06-Nov-94 08:49:37 GMT | a number of seconds or a date",
            })
    void whatATypedMethodRefusesIsRefusedByNameToo(int status, String name, String value, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(status).withHeader(name, value))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | Retry-After | 0",
                "503 | Retry-After | 31536000000000000000000",
                "503 | Retry-After | Sun, 06 Nov 1994 08:49:37 GMT",
                "405 | Allow       | ''",
                "405 | Allow       | GET,HEAD, BREW"
            })
    void whatATypedMethodWouldSetMayBeSetByName(int status, String name, String value) {
        assertThat(Problem.of(status).withHeader(name, value).fields()).containsExactly(new HeaderField(name, value));
    }

    @Test
    void upgradeMayBeSetByItsName() {
        assertThat(Problem.of(426).withHeader("Upgrade", "h2c, websocket"))
                .isEqualTo(Problem.of(426).withUpgrade("h2c", "websocket"));
    }
}
