package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.StatusCode;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends RunningServer {
    static Stream<StatusCode> all() {
        return Pages.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPageIsValidInEveryLanguage(StatusCode status) throws Exception {
        for (Language language : Language.ALL) {
            Message answer = Wire.ask(port(), "GET", Page.path(language, status));
            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            Document page = parse(answer.content());
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language.tag());
            assertThat(page.title()).contains(status.toString());
            assertThat(page.selectFirst("h1").text()).contains(status.toString());
            assertThat(page.select("h3").eachText()).hasSize(11);
            assertThat(page.select("section").last().select("h3 + pre").eachText())
                    .hasSize(11)
                    .allMatch(snippet -> Interim.is(status)
                            || snippet.contains(Integer.toString(status.value()))
                            || snippet.contains(":" + status.key()));
            assertThat(page.select("details pre").eachText()).hasSize((int) Arrays.stream(Framework.values())
                    .filter(framework -> framework.returns(status))
                    .count());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theRawResponseIsWhatTheServerAnswersToTheCurlLine(StatusCode status) throws Exception {
        for (Language language : Language.ALL) {
            Document page = page(language, status);
            String curl = page.selectFirst("#curl").wholeText();
            String start = "curl -i http://127.0.0.1:" + port();
            assertThat(curl).startsWith(start + "/");
            Message answer = Wire.ask(port(), "GET", curl.substring(start.length()));
            assertThat(Message.withDate(page.selectFirst("#response").wholeText(), "now"))
                    .isEqualTo(answer.shown("now"));
        }
    }

    @Test
    void theDateOfTheRawResponseIsTheRealOne() throws Exception {
        String response = page(Language.ALL.get(0), StatusCode.EXPECTATION_FAILED)
                .selectFirst("#response")
                .wholeText();
        String date = response.lines()
                .filter(line -> line.startsWith("Date: "))
                .findFirst()
                .orElseThrow()
                .substring(6);
        // This parser refuses a date with the wrong weekday.
        Instant shown =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        assertThat(shown).isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ja"})
    void thePageNeedsNothingFromOutsideAndAllowsNothingElse(String tag) throws Exception {
        Message answer = Wire.ask(port(), "GET", "/" + tag + "/mock/http/417-expectation-failed");
        Document page = parse(answer.content());
        assertThat(answer.field("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(answer.field("Content-Language")).isEqualTo(tag);
        assertThat(page.select("script, img, iframe, form, [src], [style], link[rel=stylesheet]"))
                .isEmpty();
        assertThat(page.select("*").stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .isEmpty();
        byte[] style = page.selectFirst("style").data().getBytes(UTF_8);
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style));
        assertThat(answer.field("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-" + hash + "';");
    }

    @Test
    void languagesPointToEachOther() throws Exception {
        for (Language language : Language.ALL) {
            Document page = page(language, StatusCode.EXPECTATION_FAILED);
            assertThat(page.select("link[rel=alternate]").eachAttr("hreflang")).containsExactly("en", "fr", "ja");
            assertThat(page.select("link[rel=alternate]").eachAttr("href"))
                    .containsExactlyElementsOf(page.select(".languages a").eachAttr("href"))
                    .containsExactly(
                            "/en/mock/http/417-expectation-failed",
                            "/fr/mock/http/417-expectation-failed",
                            "/ja/mock/http/417-expectation-failed");
            assertThat(page.select(".languages [aria-current=page]").eachAttr("hreflang"))
                    .containsExactly(language.tag());
        }
    }

    @Test
    void everyLinkLeadsToAPage() throws Exception {
        Document page = page(Language.ALL.get(1), StatusCode.EXPECTATION_FAILED);
        List<String> links = page.select("nav a").eachAttr("href");
        assertThat(links).hasSize(66);
        for (String link : links) {
            assertThat(Wire.ask(port(), "GET", link).statusLine()).as(link).isEqualTo("HTTP/1.1 200 OK");
        }
        assertThat(page.select("main a").eachAttr("href"))
                .containsExactly("https://www.rfc-editor.org/rfc/rfc9110#section-15.5.18");
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSentenceIsTranslated(StatusCode status) throws Exception {
        for (Language language : Language.ALL) {
            String sentence = page(language, status).selectFirst(".description").text();
            assertThat(sentence).isEqualTo(status.description(Locale.forLanguageTag(language.tag())));
            assertThat(sentence.equals(status.description()))
                    .isEqualTo(language.tag().equals("en"));
        }
    }

    @Test
    void headHasTheFieldsOfGet() throws Exception {
        String path = "/ja/mock/http/417-expectation-failed";
        Message get = Wire.ask(port(), "GET", path);
        Message head = Wire.ask(port(), "HEAD", path);
        assertThat(head.shown("")).isEqualTo(new Message(get.head(), "").shown(""));
        assertThat(get.field("Content-Length"))
                .isEqualTo(Integer.toString(get.content().getBytes(UTF_8).length));
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        Message answer = Wire.ask(port(), "POST", "/fr/mock/http/417-expectation-failed");
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 405 Method Not Allowed");
        assertThat(answer.field("Allow")).isEqualTo("GET, HEAD");
        assertThat(answer.content())
                .isEqualTo("{\"error\": \"method_not_allowed\", \"message\": \"Method Not Allowed\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/de/mock/http/417-expectation-failed",
                "/fr/mock/http/417",
                "/fr/mock/http/417-not-found",
                "/fr/mock/http/404-expectation-failed",
                "/fr/mock/http/499-client-error",
                "/fr/mock/http/%3Cscript%3E"
            })
    void whatHasNoPageIsNotFound(String path) throws Exception {
        Message answer = Wire.ask(port(), "GET", path);
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
        assertThat(answer.content()).contains("Try /status/{code}");
    }

    @Test
    void everyRegisteredStatusHasAPage() {
        assertThat(Pages.ALL).hasSize(64).contains(StatusCode.of(103), StatusCode.of(204), StatusCode.UNAUTHORIZED);
    }

    @Test
    void aPageSaysWhatWasSeen() throws Exception {
        Document page = page(Language.ALL.get(1), StatusCode.UNAUTHORIZED);

        assertThat(page.select("h3 + pre + .observed").eachText())
                .hasSize(Framework.values().length)
                .anySatisfy(
                        text -> assertThat(text)
                                .matches(
                                        "Observé le 20[0-9-]+ avec Express 5.* : HTTP/1.1 401 Unauthorized; Content-Type: application/json;"
                                                + " charset=utf-8; Content-Length: 49 ; contenu : le même JSON que dans la section 1, minifié."))
                .anyMatch(text -> text.endsWith(" ; non exécuté."));
    }

    private Document page(Language language, StatusCode status) throws Exception {
        return parse(Wire.ask(port(), "GET", Page.path(language, status)).content());
    }

    static Document parse(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = parser.parseInput(html, "");
        assertThat(parser.getErrors()).isEmpty();
        for (Element labelled : page.select("[aria-labelledby]")) {
            assertThat(page.getElementById(labelled.attr("aria-labelledby"))).isNotNull();
        }
        return page;
    }
}
