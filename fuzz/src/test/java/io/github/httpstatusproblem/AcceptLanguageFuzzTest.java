package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parser of Accept-Language and a model of it choose the same. A line of the input is a field line. */
class AcceptLanguageFuzzTest {
    private static final List<List<String>> OFFERS = List.of(
            List.of("en", "fr", "ja"), List.of("fr", "en"), List.of("en", "zh", "zh-Hant", "de-CH"), List.of("ja"));

    @FuzzTest(maxDuration = "2m")
    void choiceIsThatOfTheModel(byte[] input) {
        List<String> lines = List.of(new String(input, StandardCharsets.UTF_8).split("\n", -1));
        for (List<String> offered : OFFERS) {
            assertThat(new AcceptLanguageField(offered).choose(lines))
                    .as("among %s", offered)
                    .isEqualTo(new AcceptLanguageModel(offered).choose(lines));
        }
    }
}
