package io.github.httpstatusproblem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The representation and the language that a client asks for, over a raw socket. */
abstract class NegotiationContract {
    /** The media types that are offered, by their names in the tables of cases. */
    enum Offer {
        JSON("json", "application/json"),
        PROBLEM_JSON("problem+json", "application/problem+json"),
        HTML("html", "text/html;charset=utf-8"),
        TEXT("text", "text/plain;charset=utf-8");

        private final String shortName;
        private final String mediaType;

        Offer(String shortName, String mediaType) {
            this.shortName = shortName;
            this.mediaType = mediaType;
        }

        private static Offer of(String shortName) {
            return Stream.of(values())
                    .filter(offer -> offer.shortName.equals(shortName))
                    .findAny()
                    .orElseThrow();
        }
    }

    /** Sends one request on a connection of its own. */
    abstract RawResponse answer(String method, String target, String... fieldLines) throws IOException;

    private static String[] fieldLines(String name, String cell) {
        return cell.equals("(none)")
                ? new String[0]
                : Stream.of(cell.split(" \\|\\| ", -1))
                        .map(value -> name + ": " + (value.equals("(empty)") ? "" : value.replace("\\t", "\t")))
                        .toArray(String[]::new);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvFileSource(resources = "/negotiation/accept.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void acceptChoosesTheRepresentation(String expected, String field, String fact) throws IOException {
        RawResponse response = answer("GET", Route.THROWN.path(), fieldLines("Accept", field));

        assertThat(response.status()).isEqualTo(417);
        assertThat(response.fields("Content-Type")).as(fact).containsExactly(Offer.of(expected).mediaType);
        assertThat(response.body()).isNotEmpty();
        assertThat(response.isComplete()).isTrue();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvFileSource(resources = "/negotiation/accept-language.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void acceptLanguageChoosesTheLanguage(String expected, String field, String fact) throws IOException {
        String[] languages = fieldLines("Accept-Language", field);
        String[] lines = Stream.concat(Stream.of("Accept: text/html"), Stream.of(languages))
                .toArray(String[]::new);
        RawResponse response = answer("GET", Route.THROWN.path(), lines);

        assertThat(response.fields("Content-Language")).as(fact).containsExactly(expected);
        assertThat(response.text()).contains("<html lang=\"" + expected + "\">");
    }

    @Test
    void programGetsProblemDetails() throws IOException {
        assertThat(answer("GET", Route.DETAILED.path(), "Accept: application/problem+json")
                        .comparable())
                .isEqualTo("""
                        503
                        Cache-Control: no-store
                        Content-Length: 188
                        Content-Type: application/problem+json
                        Retry-After: 30
                        Vary: Accept
                        X-Content-Type-Options: nosniff
                        X-Stock: syncing

                        {"title": "Service Unavailable", "status": 503, "detail": "Le stock \\u003cest\\u003e en cours \
                        de synchronisation : réessayez 🕐", "error": "stock_sync", "retry_after": 30, "sku": "A-17"}""");
    }

    @Test
    void terminalGetsText() throws IOException {
        assertThat(answer("GET", Route.DETAILED.path(), "Accept: text/plain", "Accept-Language: fr")
                        .comparable())
                .isEqualTo("""
                        503
                        Cache-Control: no-store
                        Content-Language: fr
                        Content-Length: 334
                        Content-Type: text/plain;charset=utf-8
                        Retry-After: 30
                        Vary: Accept, Accept-Language
                        X-Content-Type-Options: nosniff
                        X-Stock: syncing

                        503 Service Unavailable

                        Le serveur est momentanément surchargé ou en maintenance. Réessayez plus tard, en respectant \
                        le délai de l’en-tête Retry-After s’il est présent.

                        Le stock <est> en cours de synchronisation : réessayez 🕐

                        Spécification\u00a0: RFC 9110, 15.6.4 <https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4>
                        """);
    }

    @Test
    void browserGetsAPageThatRunsNothing() throws IOException {
        RawResponse response = answer(
                "GET",
                Route.DETAILED.path(),
                "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
                "Accept-Language: ja,en-US;q=0.7,en;q=0.3");

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.fields("Content-Type")).containsExactly("text/html;charset=utf-8");
        assertThat(response.fields("Content-Language")).containsExactly("ja");
        assertThat(response.fields("Vary")).containsExactly("Accept, Accept-Language");
        assertThat(response.fields("Retry-After")).containsExactly("30");
        assertThat(response.fields("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(response.fields("Content-Security-Policy"))
                .singleElement()
                .asString()
                .matches(
                        "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'");
        assertThat(response.text())
                .contains("<title>503 Service Unavailable</title>", "Le stock &lt;est&gt; en cours", "仕様")
                .doesNotContain("A-17", Route.DETAILED.path());
    }

    @ParameterizedTest
    @EnumSource
    void headHasTheFieldsOfGetInEveryRepresentation(Offer offer) throws IOException {
        for (Route route : new Route[] {Route.THROWN, Route.DETAILED, Route.MAPPED}) {
            String get =
                    answer("GET", route.path(), "Accept: " + offer.mediaType).comparable();
            String head =
                    answer("HEAD", route.path(), "Accept: " + offer.mediaType).comparable();

            assertThat(head).isEqualTo(get.substring(0, get.indexOf("\n\n") + 2));
        }
    }

    @Test
    void unmappedPathIsNegotiatedToo() throws IOException {
        RawResponse response = answer("GET", "/nowhere", "Accept: text/html", "Accept-Language: fr");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.fields("Content-Type")).containsExactly("text/html;charset=utf-8");
        assertThat(response.text()).contains("<html lang=\"fr\">").doesNotContain("nowhere");
    }

    @Test
    void varyIsOneLineWithWhatWasThere() throws IOException {
        assertThat(answer("GET", Route.FIELDS_THEN_THROWN.path()).fields("Vary"))
                .containsExactly("Origin, Accept");
        assertThat(answer("GET", Route.FIELDS_THEN_THROWN.path(), "Accept: text/html")
                        .fields("Vary"))
                .containsExactly("Origin, Accept, Accept-Language");
    }
}
