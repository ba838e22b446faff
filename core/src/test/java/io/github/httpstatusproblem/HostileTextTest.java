package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Text from outside is data in every representation, wherever it stands in a problem. */
class HostileTextTest {
    private static final String FORBIDDEN_IN_JSON =
            "[<>&\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]";
    private static final String FORBIDDEN_FOR_PEOPLE =
            "[\\p{Cntrl}&&[^\\n]\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]";

    static Stream<String> texts() {
        return Stream.of(
                "<script>alert(1)</script>",
                "</script><script>alert(1)//",
                "</title></style></textarea><img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' onmouseover='alert(1)",
                "<!-- --> <![CDATA[ ]]> <?php ?> <!DOCTYPE a>",
                "&lt;b&gt; &amp; &#0; &nosuch;",
                "${jndi:ldap://127.0.0.1/a} ${7*7} #{7*7} @{a} *{b}",
                "{{7*7}} {% raw %} <%= 7*7 %> [[${7*7}]]",
                "%s %d %n %1$s {} {0} {}",
                "\\ \\\\ \\u003c \\x3c \\n \" \\\" '",
                "a\u0000b\u0001c\bd\te\nf\u000bg\fh\ri\u001b[31mj\u007fk\u0080l\u0085m\u009bn",
                "first\r\nSet-Cookie: a=b\r\n\r\n<html>",
                "a\u2028b\u2029c",
                "user\u202egpj.exe\u202c \u2066a\u2069 \u200fb\u200e \u061c",
                "lone \ud800 and \udc00 and \ud83d",
                "\ud83d\ude00 \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\uddeb\ud83c\uddf7 日本語 é e\u0301 \ufeff",
                "\ufffe \uffff \ufdd0 \ud83f\udfff",
                "x".repeat(1_048_576),
                "<".repeat(1_048_576),
                "\u0000".repeat(1_048_576),
                "\ud83d\ude00".repeat(524_288),
                "\u202e".repeat(1_048_576));
    }

    private static Problem problem(String text) {
        return Problem.of(422)
                .withMessage(text)
                .withFieldError(text, text)
                .with("text", text)
                .with("deep", List.of(text))
                .withType(URI.create("https://a.example/"));
    }

    private static String decoded(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void jsonIsStrictAndSaysTheSame(String text) {
        Problem problem = problem(text);
        for (Representation representation : List.of(Representation.JSON, Representation.PROBLEM_JSON)) {
            String json = Content.of(problem, representation, Locale.ENGLISH);
            assertThat(json).doesNotContainPattern(FORBIDDEN_IN_JSON);
            String name = representation == Representation.JSON ? "message" : "detail";
            assertThat(ForeignParser.all().map(parser -> parser.read(json.getBytes(StandardCharsets.UTF_8))))
                    .allSatisfy(members -> {
                        assertThat(members).containsEntry(name, decoded(problem.message()));
                        if (problem.members().get("text") instanceof String kept) {
                            assertThat(members).containsEntry("text", decoded(kept));
                        }
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void htmlShowsItAndRunsNothing(String text) {
        Problem problem = problem(text);
        for (Locale language : Content.LANGUAGES) {
            String html = Content.of(problem, Representation.HTML, language);
            Document page = HtmlPageTest.parsed(html);
            HtmlPageTest.assertIsHarmless(page);
            assertThat(html).doesNotContainPattern(FORBIDDEN_FOR_PEOPLE);
            assertThat(page.expectFirst(".message").wholeText()).isEqualTo(ForeignText.shown(problem.message()));
            for (FieldError error : problem.fieldErrors()) {
                assertThat(page.expectFirst("li").wholeText())
                        .isEqualTo(ForeignText.shown(error.field()) + " " + ForeignText.shown(error.message()));
            }
            assertThat(page.title()).isEqualTo("422 Unprocessable Content");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textHasNoLinesOfItsOwn(String text) {
        Problem problem = problem(text);
        String shown = Content.of(problem, Representation.TEXT, Locale.ENGLISH);
        assertThat(shown).doesNotContainPattern(FORBIDDEN_FOR_PEOPLE);
        assertThat(shown.lines()).hasSize(problem.fieldErrors().isEmpty() ? 8 : 11);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void xmlIsWellFormedAndSaysTheSame(String text) throws Exception {
        Problem problem = problem(text);
        String xml = Content.of(problem, Representation.PROBLEM_XML, Locale.ENGLISH);
        assertThat(DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)))
                        .getElementsByTagName("detail")
                        .item(0)
                        .getTextContent())
                .isEqualTo(admitted(problem.message()));
    }

    /** What XML 1.0, 2.2 admits. */
    private static String admitted(String text) {
        return text.codePoints()
                .map(c -> c == 9
                                || c == 10
                                || c == 13
                                || (c >= 32 && c < 0xd800)
                                || (c > 0xdfff && c < 0xfffe)
                                || c > 0xffff
                        ? c
                        : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
