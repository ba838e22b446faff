package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for people, read by somebody else's parser. */
class HtmlPageTest {
    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "section", "p", "ul", "li", "code",
            "span", "dl", "dt", "dd", "a");

    private static final Set<String> ATTRIBUTES = Set.of("lang", "dir", "charset", "name", "content", "class", "href");

    static Document parsed(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = parser.parseInput(html, "");
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }

    private static Document page(Problem problem, Locale language) {
        return parsed(Content.of(problem, Representation.HTML, language));
    }

    @ParameterizedTest
    @MethodSource("io.github.httpstatusproblem.Content#statuses")
    void everyStatusIsAPageInEveryLanguage(int status) {
        for (Locale language : Content.LANGUAGES) {
            for (Problem problem : List.of(Problem.of(status), Content.full(status))) {
                Document page = page(problem, language);
                StatusCode code = problem.status();
                assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language.getLanguage());
                assertThat(page.title()).isEqualTo(status + " " + code.reasonPhrase());
                assertThat(page.select("h1[lang=en]").text()).isEqualTo(status + " " + code.reasonPhrase());
                assertThat(page.select("main > p:not(.message)").text()).isEqualTo(code.description(language));
                Element specification = page.select("dd a").last();
                assertThat(specification.text()).isEqualTo(code.specification());
                assertThat(specification.attr("href"))
                        .isEqualTo(code.specificationUri().toString());
                assertIsHarmless(page);
            }
        }
    }

    static void assertIsHarmless(Document page) {
        Set<String> elements = new TreeSet<>();
        Set<String> attributes = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            elements.add(element.normalName());
            element.attributes().forEach(attribute -> attributes.add(attribute.getKey()));
            assertThat(element.attr("href")).matches("|https?://.*");
        }
        elements.remove("#root");
        assertThat(ELEMENTS).containsAll(elements);
        assertThat(ATTRIBUTES).containsAll(attributes);
        assertThat(page.select("style")).hasSize(1);
    }

    @Test
    void everythingAProblemSaysToPeopleIsThere() {
        Document page = page(Content.full(409), Locale.FRENCH);
        assertThat(page.select("p.message").text()).isEqualTo("Only 2 left, <b>really</b> & \"truly\"");
        assertThat(page.select("p.message").attr("dir")).isEqualTo("auto");
        assertThat(page.select("h2").text()).isEqualTo("À corriger");
        assertThat(page.select("li").eachText())
                .containsExactly("delivery and invoice contradict each other", "items[0].sku is sold out");
        assertThat(page.select("dt").eachText())
                .containsExactly("Identifiant de trace", "À propos de ce problème", "Spécification");
        assertThat(page.select("dd").eachText())
                .containsExactly(
                        "4bf92f3577b34da6a3ce929d0e0e4736",
                        "https://shop.example/problems/out-of-stock",
                        "RFC 9110, 15.5.10");
    }

    @Test
    void whatOnlyProgramsReadIsNotThere() {
        assertThat(Content.of(Content.full(409), Representation.HTML, Locale.ENGLISH))
                .doesNotContain("out_of_stock", "A-17", "4711");
    }

    @Test
    void plainProblemHasNoMessageAndNoLists() {
        Document page = page(Problem.of(404), Locale.ENGLISH);
        assertThat(page.select(".message, section, ul, code")).isEmpty();
        assertThat(page.select("dt").eachText()).containsExactly("Specification");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "tag:a,2026:b",
                "/problems/a",
                "//evil.example/",
                "http:a",
                "https:/a",
                "file:///etc/passwd"
            })
    void typeThatCannotBeFollowedIsNoLink(String type) {
        Document page = page(Problem.of(404).withType(URI.create(type)), Locale.ENGLISH);
        assertThat(page.select("a")).hasSize(1);
        assertThat(page.select("dt").eachText()).containsExactly("Specification");
    }

    @Test
    void linkOfTheTypeIsEscaped() {
        Document page = page(Problem.of(404).withType(URI.create("HTTPS://a.example/'?b=1&lt;=2")), Locale.ENGLISH);
        assertThat(page.select("a").first().attr("href")).isEqualTo("HTTPS://a.example/'?b=1&lt;=2");
    }

    @Test
    void policyAdmitsTheOneStyleAndNothingElse() throws Exception {
        ProblemResponse response = Content.answer(Problem.of(404), Representation.HTML, Locale.JAPANESE);
        String style = parsed(response.body()).expectFirst("style").data();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(response.fields())
                .containsExactly(
                        new HeaderField(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'sha256-"
                                        + Base64.getEncoder().encodeToString(hash)
                                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
                        new HeaderField("Referrer-Policy", "no-referrer"),
                        new HeaderField("Cache-Control", "no-store"),
                        new HeaderField("X-Content-Type-Options", "nosniff"),
                        new HeaderField("Content-Language", "ja"),
                        new HeaderField("Vary", "Accept, Accept-Language"));
        assertThat(style).doesNotContain("@import", "url(", "<");
    }

    /** WCAG 2.2, 1.4.3 (AA): 4.5 to 1 for text, in the light and in the dark. */
    @Test
    void everyTextStandsOutFromThePaper() {
        String style = parsed(Content.of(Problem.of(404), Representation.HTML, Locale.ENGLISH))
                .expectFirst("style")
                .data();
        List<Map<String, Double>> schemes = Pattern.compile(":root\\{([^}]*)}")
                .matcher(style)
                .results()
                .map(root -> luminances(root.group(1)))
                .toList();
        assertThat(schemes).hasSize(2);
        for (Map<String, Double> scheme : schemes) {
            for (String text : List.of("ink", "soft", "accent", "link")) {
                double first = scheme.get(text) + 0.05;
                double second = scheme.get("paper") + 0.05;
                assertThat(Math.max(first, second) / Math.min(first, second))
                        .as(text)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    /** The relative luminance of each colour that a rule names. */
    private static Map<String, Double> luminances(String rule) {
        Map<String, Double> luminances = new HashMap<>();
        Pattern.compile("--(\\w+):#(\\p{XDigit}+)").matcher(rule).results().forEach(colour -> {
            String hex =
                    colour.group(2).length() == 3 ? colour.group(2).replaceAll("[0-9a-f]", "$0$0") : colour.group(2);
            double luminance = 0;
            double[] weights = {0.2126, 0.7152, 0.0722};
            for (int i = 0; i < weights.length; i++) {
                double part = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
                luminance += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
            }
            luminances.put(colour.group(1), luminance);
        });
        return luminances;
    }

    @Test
    void policySetBeforeIsReplaced() {
        Exchange exchange = RecordedExchange.get()
                .asking("Accept", "text/html")
                .answering("Content-Security-Policy", "default-src 'self'");
        ProblemResponse response = ProblemResponder.create().respond(Problem.of(404), exchange);
        assertThat(response.removals()).contains("Content-Security-Policy", "Referrer-Policy", "Content-Language");
    }

    @Test
    void statusThatIsSentIsTheOneThatIsShown() {
        ProblemResponse response =
                ProblemResponder.create().respond(777, RecordedExchange.get().asking("Accept", "text/html"));
        assertThat(response.status()).isEqualTo(777);
        assertThat(parsed(response.body()).title()).isEqualTo("777 Server Error");
    }
}
