package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page says, for a terminal. */
class PlainTextTest {
    @ParameterizedTest
    @MethodSource("io.github.httpstatusproblem.Content#statuses")
    void everyStatusIsDescribedInEveryLanguage(int status) {
        StatusCode code = StatusCode.of(status);
        for (Locale language : Content.LANGUAGES) {
            assertThat(Content.of(Problem.of(status), Representation.TEXT, language))
                    .startsWith(status + " " + code.reasonPhrase() + "\n\n" + code.description(language) + "\n\n")
                    .endsWith(code.specification() + " <" + code.specificationUri() + ">\n")
                    .doesNotContain("\r", "\t");
        }
    }

    @Test
    void everythingAProblemSaysToPeopleIsThere() {
        assertThat(Content.of(Content.full(409), Representation.TEXT, Locale.ENGLISH))
                .isEqualTo("""
                        409 Conflict

                        The request clashes with the current state of the resource, as with an edit of an old version. \
                        Resolve this and send it again.

                        Only 2 left, <b>really</b> & "truly"

                        What to correct:
                        - delivery and invoice contradict each other
                        - items[0].sku: is sold out

                        Trace ID: 4bf92f3577b34da6a3ce929d0e0e4736
                        About this problem: https://shop.example/problems/out-of-stock
                        Specification: RFC 9110, 15.5.10 <https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10>
                        """);
    }

    @Test
    void colonIsThatOfTheLanguage() {
        Problem problem = Problem.of(404).withFieldError(null, "a").withType(URI.create("https://a.example/b"));
        assertThat(Content.of(problem, Representation.TEXT, Locale.FRENCH))
                .contains("\nÀ corriger\u00a0:\n- a\n", "\nÀ propos de ce problème\u00a0: https://a.example/b\n");
        assertThat(Content.of(problem, Representation.TEXT, Locale.JAPANESE))
                .contains("\n修正が必要な項目：\n- a\n", "\nこの問題について：https://a.example/b\n");
    }

    @Test
    void lineBreaksOfAMessageAreSpaces() {
        assertThat(Content.of(
                        Problem.of(404).withMessage("a\r\nb\u2028c\u001b[31m"), Representation.TEXT, Locale.ENGLISH))
                .contains("\n\na  b c [31m\n\n");
    }
}
