package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accept, by tables of cases whose expected answers were derived from the RFC and not from this code. */
class AcceptFieldTest {
    private static final String DEFAULT = " (default)";
    private static final List<String> OFFERED = List.of(
            "application/json", "application/problem+json", "text/html;charset=utf-8", "text/plain;charset=utf-8");
    private static final Map<String, Integer> INDICES = Map.of("json", 0, "problem+json", 1, "html", 2, "text", 3);

    private static final AcceptField FIELD = offering(OFFERED, 0);

    private static AcceptField offering(List<String> mediaTypes, int defaultType) {
        return new AcceptField(mediaTypes.stream().map(MediaType::parse).toList(), defaultType);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvFileSource(resources = "/negotiation/accept.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void fourTypesAreOffered(String expected, String field, String fact) {
        assertThat(FIELD.choose(NegotiationCase.lines(field))).as(fact).isEqualTo(INDICES.get(expected));
    }

    @ParameterizedTest(name = "{2} of {1}: {0}")
    @CsvFileSource(resources = "/negotiation/accept-offers.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void otherTypesAreOffered(String expected, String offers, String field, String fact) {
        List<String> marked = List.of(offers.split(" \\| "));
        List<String> offered =
                marked.stream().map(type -> type.replace(DEFAULT, "")).toList();
        int marker = offers.contains(DEFAULT)
                ? (int) marked.stream()
                        .takeWhile(type -> !type.endsWith(DEFAULT))
                        .count()
                : 0;
        int choice = offering(offered, marker).choose(NegotiationCase.lines(field));
        assertThat(offered.get(choice)).as(fact).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{2} gives {1} {0}")
    @CsvFileSource(resources = "/negotiation/accept-weights.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void weightIsThatOfTheMostSpecificRange(String expected, String mediaType, String field, String fact) {
        int thousandths = offering(List.of(mediaType), 0).weight(0, NegotiationCase.lines(field));
        String weight = thousandths < 0
                ? "none"
                : BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
        assertThat(weight).as(fact).isEqualTo(expected);
    }

    @Test
    void lineThatIsMissingIsPassedOver() {
        assertThat(FIELD.choose(Arrays.asList(null, "text/html", null))).isEqualTo(2);
        assertThat(FIELD.choose(Arrays.asList((String) null))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0130mage/png",
                "text/html\u00a0",
                "\ud800",
                "text/ht\u0131ml",
                "ｔext/html",
                "\u0000",
                "text/html;a=é",
                "te\u212at/html"
            })
    void characterThatIsNoneOfATokenMakesItsElementMalformed(String element) {
        assertThat(FIELD.choose(List.of(element))).isZero();
        assertThat(FIELD.choose(List.of(element + ",text/plain"))).isEqualTo(3);
        assertThat(FIELD.choose(List.of("text/plain;q=0.1," + element))).isEqualTo(3);
    }

    @Test
    void quotedStringMayHoldAnything() {
        assertThat(FIELD.choose(List.of("text/html;a=\"é,\u0000\\\"\ud800;q=0\";q=0.1,text/plain")))
                .isEqualTo(3);
        assertThat(FIELD.weight(2, List.of("text/html;charset=\"UT\\F-8\";q=0.25")))
                .isEqualTo(250);
    }

    @Test
    void hugeFieldIsReadToItsEnd() {
        String ranges = "image/png;q=0.3,".repeat(100_000);
        assertThat(FIELD.choose(List.of(ranges + "text/plain;q=0.2"))).isEqualTo(3);
        assertThat(FIELD.choose(Stream.generate(() -> "a/b").limit(100_000).toList()))
                .isZero();
    }
}
