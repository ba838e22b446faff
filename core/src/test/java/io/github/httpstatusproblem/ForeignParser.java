package io.github.httpstatusproblem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else's JSON parser, as strict as it can be made. */
interface ForeignParser {
    Map<String, Object> read(byte[] json);

    static Stream<ForeignParser> all() {
        return Stream.of(jackson2(), jackson3());
    }

    private static ForeignParser jackson2() {
        ObjectMapper mapper = new ObjectMapper()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        return json -> {
            try {
                return mapper.readValue(json, new com.fasterxml.jackson.core.type.TypeReference<>() {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static ForeignParser jackson3() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        return json -> mapper.readValue(json, new TypeReference<>() {});
    }
}
