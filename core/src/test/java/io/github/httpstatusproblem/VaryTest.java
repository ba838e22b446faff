package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One Vary: what is on the response, what the problem adds, and what the choice depends on. */
class VaryTest {
    private final ProblemResponder responder = ProblemResponder.create();

    private static List<String> vary(ProblemResponse response) {
        return response.fields().stream()
                .filter(field -> field.hasName("vary"))
                .map(HeaderField::value)
                .toList();
    }

    @Test
    void jsonVariesByAcceptAndAPageByTheLanguageToo() {
        for (String json : List.of("application/json", "application/problem+json", "*/*")) {
            assertThat(vary(responder.respond(404, RecordedExchange.get().asking("Accept", json))))
                    .containsExactly("Accept");
        }
        for (String text : List.of("text/html", "text/plain")) {
            assertThat(vary(responder.respond(404, RecordedExchange.get().asking("Accept", text))))
                    .containsExactly("Accept, Accept-Language");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Origin | Origin, Accept",
                "origin, ORIGIN,, ,Cookie | origin, Cookie, Accept",
                "Cookie , Accept-Encoding | Cookie, Accept-Encoding, Accept",
                "a b, \"c, d\" | Accept",
                "Accept-Language | Accept-Language, Accept"
            })
    void existingNamesAreKeptInOneLine(String existing, String merged) {
        Exchange exchange = RecordedExchange.get().answering("Vary", existing);
        ProblemResponse response = responder.respond(404, exchange);
        assertThat(vary(response)).containsExactly(merged);
        assertThat(response.removals()).contains("Vary");
        assertThat(response.body()).isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"accept", "Origin, ACCEPT", "*", "Origin, *"})
    void nothingIsSetWhereEverythingIsThere(String existing) {
        ProblemResponse response = responder.respond(404, RecordedExchange.get().answering("Vary", existing));
        assertThat(vary(response)).isEmpty();
        assertThat(response.removals()).doesNotContain("Vary");
    }

    @Test
    void linesOfTheResponseAndTheProblemBecomeOne() {
        Exchange exchange =
                RecordedExchange.get().answering("Vary", "Origin").answering("vary", "Access-Control-Request-Method");
        Problem problem = Problem.of(404).withHeader("vary", "Cookie, origin");
        assertThat(vary(responder.respond(problem, exchange)))
                .containsExactly("Origin, Access-Control-Request-Method, Cookie, Accept");
    }

    @Test
    void starStandsAlone() {
        assertThat(vary(responder.respond(
                        Problem.of(404).withHeader("Vary", "Cookie, *"),
                        RecordedExchange.get().answering("Vary", "A"))))
                .containsExactly("*");
    }

    @Test
    void moreThanFitsIsAStar() {
        RecordedExchange exchange = RecordedExchange.get();
        for (int i = 0; i < 3; i++) {
            exchange = exchange.answering("Vary", (i + "x").repeat(2_000));
        }
        assertThat(vary(responder.respond(404, exchange))).containsExactly("*");
    }

    @Test
    void answerToHeadVariesLikeThatToGet() {
        for (String method : List.of("GET", "HEAD")) {
            assertThat(vary(responder.respond(
                            404,
                            RecordedExchange.of(method)
                                    .asking("Accept", "text/html")
                                    .answering("Vary", "Origin"))))
                    .containsExactly("Origin, Accept, Accept-Language");
        }
    }
}
