package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accept-Language, by tables of cases whose expected answers were derived from the RFCs and not from this code. */
class AcceptLanguageFieldTest {
    private static final List<String> OFFERED = List.of("en", "fr", "ja");

    private static String choice(List<String> offered, List<String> lines) {
        return offered.get(new AcceptLanguageField(offered).choose(lines));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvFileSource(resources = "/negotiation/accept-language.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void threeLanguagesAreOffered(String expected, String field, String fact) {
        assertThat(choice(OFFERED, NegotiationCase.lines(field))).as(fact).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{2} of {1}: {0}")
    @CsvFileSource(resources = "/negotiation/accept-language-offers.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void otherLanguagesAreOffered(String expected, String offers, String field, String fact) {
        assertThat(choice(List.of(offers.split(" ")), NegotiationCase.lines(field)))
                .as(fact)
                .isEqualTo(expected);
    }

    @Test
    void lineThatIsMissingIsPassedOver() {
        assertThat(choice(OFFERED, Arrays.asList(null, "fr", null))).isEqualTo("fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr\u00a0", "\ud800", "ｆr", "\u0000", "fr\u2010CA", "fr;q=\u0661"})
    void characterThatIsNoneOfARangeMakesItsElementMalformed(String element) {
        assertThat(choice(OFFERED, List.of(element))).isEqualTo("en");
        assertThat(choice(OFFERED, List.of(element + ",ja"))).isEqualTo("ja");
    }

    @Test
    void hugeFieldIsReadToItsEnd() {
        assertThat(choice(OFFERED, List.of("de;q=0.9,".repeat(100_000) + "ja;q=0.1")))
                .isEqualTo("ja");
    }

    @Test
    void moreThanFourLanguagesDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AcceptLanguageField(List.of("a", "b", "c", "d", "e")))
                .withMessage("one to four languages of at most six subtags can be offered, not [a, b, c, d, e]");
        assertThatIllegalArgumentException().isThrownBy(() -> new AcceptLanguageField(List.of("a-b-c-d-e-f-g")));
        assertThatIllegalArgumentException().isThrownBy(() -> new AcceptLanguageField(List.of()));
    }
}
