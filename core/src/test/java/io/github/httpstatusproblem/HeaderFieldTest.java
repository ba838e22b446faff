package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 9110, 5.1, 5.5 and 5.6.2 (HTTP-RULES H31 to H34), character by character. */
class HeaderFieldTest {
    private static final String TOKEN = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Test
    void nameIsAToken() {
        assertThat(new HeaderField(TOKEN, "").name()).isEqualTo(TOKEN);
        IntStream.rangeClosed(0, 0x2FF)
                .filter(c -> TOKEN.indexOf(c) < 0)
                .forEach(c -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> new HeaderField("X" + (char) c, "v"))
                        .withMessageStartingWith(
                                "not a field name (letters, digits and !#$%&'*+-.^_`|~ are accepted)"));
    }

    @Test
    void emptyNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeaderField("", "v"))
                .withMessageStartingWith("not a field name");
    }

    @Test
    void valueIsVisibleAsciiWithBlanksInside() {
        for (int i = 0; i <= 0x2FF; i++) {
            char c = (char) i;
            if ((c >= ' ' && c <= '~') || c == '\t') {
                assertThat(new HeaderField("X", "a" + c + "b").value()).isEqualTo("a" + c + "b");
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new HeaderField("X", "a" + c + "b"))
                        .withMessageContaining("the value of X has an illegal character at index 1")
                        .withMessageContaining("visible ASCII is accepted, spaces and tabs only inside");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a ", "\ta", "a\t", " ", "\t"})
    void blankAtAnEndOfTheValueIsRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeaderField("X", value))
                .withMessageContaining(
                        "illegal character at index " + (value.length() == 2 && value.charAt(0) == 'a' ? 1 : 0));
    }

    @Test
    void refusedTextIsOneLineInTheMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeaderField("X", "a\r\nSet-Cookie: b=c"))
                .withMessageEndingWith(": a  Set-Cookie: b=c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeaderField("X\r\nY", "v"))
                .withMessageEndingWith(": X  Y");
    }

    @Test
    void valueMayBeEmpty() {
        assertThat(new HeaderField("Allow", "")).hasToString("Allow: ");
    }

    @Test
    void valueHas8192CharactersAtMost() {
        assertThat(new HeaderField("X", "v".repeat(8192)).value()).hasSize(8192);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeaderField("X", "v".repeat(8193)))
                .withMessage("the value of X has 8193 characters; at most 8192 are accepted");
    }

    @Test
    @SuppressWarnings("NullAway") // What the annotations forbid is tried.
    void nullIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> new HeaderField(null, "v"))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> new HeaderField("X", null))
                .withMessage("value");
    }

    @Test
    void nameIsComparedWithoutCase() {
        assertThat(new HeaderField("Retry-After", "1").hasName("retry-AFTER")).isTrue();
        assertThat(new HeaderField("Retry-After", "1").hasName("Retry_After")).isFalse();
    }

    @Test
    void equalPartsAreEqual() {
        assertThat(new HeaderField("A", "b"))
                .isEqualTo(new HeaderField("A", "b"))
                .hasToString("A: b");
    }
}
