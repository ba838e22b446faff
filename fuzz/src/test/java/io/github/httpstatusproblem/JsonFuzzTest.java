package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON is strict, says what the problem says, and holds nothing that could end or turn what it is pasted into. */
class JsonFuzzTest {
    private static final Pattern HARMFUL = Pattern.compile(
            "[<>&\\p{Cntrl}\u0080-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\\p{Cs}]");

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(10_000)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @FuzzTest(maxDuration = "2m")
    void whatIsReadIsWhatTheProblemSays(byte[] input) {
        Problem problem = FuzzedProblem.of(input);

        Map<String, @Nullable Object> canonical = new LinkedHashMap<>();
        canonical.put("error", problem.error());
        canonical.put("message", problem.message());
        canonical.putAll(problem.members());
        assertSays(Answer.to(problem, Representation.JSON, "fr"), canonical);

        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        if (problem.type() != null) {
            details.put("type", problem.type().toASCIIString());
        }
        details.put("title", problem.status().reasonPhrase());
        details.put("status", problem.status().value());
        if (!problem.message().equals(problem.status().reasonPhrase())) {
            details.put("detail", problem.message());
        }
        if (problem.instance() != null) {
            details.put("instance", problem.instance().toASCIIString());
        }
        details.put("error", problem.error());
        details.putAll(problem.members());
        assertSays(Answer.to(problem, Representation.PROBLEM_JSON, "fr"), details);
    }

    private static void assertSays(String json, Map<String, @Nullable Object> members) {
        assertThat(HARMFUL.matcher(json).find()).as(json).isFalse();
        Map<String, Object> read = STRICT.readValue(json, new TypeReference<>() {});
        assertThat(comparable(read)).isEqualTo(comparable(members));
        assertThat(List.copyOf(read.keySet()))
                .isEqualTo(members.keySet().stream().map(JsonFuzzTest::replaced).toList());
    }

    /** Numbers by their value, texts without lone surrogates. */
    private static Object comparable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(replaced((String) key), comparable(entry)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(comparable(item)));
            return copy;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        return value instanceof String text ? replaced(text) : String.valueOf(value);
    }

    private static String replaced(String text) {
        return text.replaceAll("\\p{Cs}", "\ufffd");
    }
}
