package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A page is valid, shows what the problem says, and holds no element, attribute or link but ours; nor does the text. */
class HtmlFuzzTest {
    private static final Set<String> ELEMENTS = Set.of(
            "#root", "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "section", "p", "ul", "li",
            "code", "span", "dl", "dt", "dd", "a");
    private static final Set<String> ATTRIBUTES = Set.of("lang", "dir", "charset", "name", "content", "class", "href");
    private static final Pattern OBEYED = Pattern.compile(
            "[\\p{Cntrl}&&[^\n]\u0080-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\\p{Cs}");
    private static final List<String> LANGUAGES = List.of("en", "fr", "ja");

    @FuzzTest(maxDuration = "2m")
    void pageShowsWhatTheProblemSaysAndNothingElse(byte[] input) {
        Problem problem = FuzzedProblem.of(input);
        String language = LANGUAGES.get(input.length % 3);
        String html = Answer.to(problem, Representation.HTML, language);
        Parser parser = Parser.htmlParser().setTrackErrors(5);
        Document page = parser.parseInput(html, "");

        assertThat(parser.getErrors()).isEmpty();
        assertThat(OBEYED.matcher(html).find()).isFalse();
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language);
        for (Element element : page.getAllElements()) {
            assertThat(ELEMENTS).contains(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertThat(ATTRIBUTES).contains(attribute.getKey());
            }
            assertThat(element.attr("href")).matches("(?i)(https?://.+)?");
        }
        boolean own = !problem.message().equals(problem.status().reasonPhrase());
        assertThat(page.select(".message").eachText().size()).isLessThanOrEqualTo(1);
        assertThat(page.select(".message").stream().map(Element::wholeText))
                .isEqualTo(own ? List.of(shown(problem.message())) : List.of());
        assertThat(page.select("li").stream().map(Element::wholeText))
                .isEqualTo(problem.fieldErrors().stream()
                        .map(error ->
                                (error.field() == null ? "" : shown(error.field()) + " ") + shown(error.message()))
                        .toList());

        String text = Answer.to(problem, Representation.TEXT, language);
        assertThat(OBEYED.matcher(text).find()).isFalse();
        assertThat(own).isEqualTo(text.contains("\n\n" + shown(problem.message()) + "\n\n"));
    }

    /** Controls become spaces, what turns the direction goes, what is no character becomes U+FFFD. */
    private static String shown(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0080-\u009f\u2028\u2029]", " ")
                .replaceAll("[\u202a-\u202e\u2066-\u2069]", "")
                .replaceAll("\\p{Cs}|[\ufdd0-\ufdef]", "\ufffd")
                .codePoints()
                .map(c -> (c & 0xfffe) == 0xfffe ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
