package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whatever an upstream sends, there is a problem with its status, which can be answered, and read again as the same. */
class ReaderFuzzTest {
    private static final String[] MEDIA_TYPES = {"application/json", "application/problem+json", "text/html", ""};

    @FuzzTest(maxDuration = "2m")
    void whateverIsReadIsAProblem(byte[] input) {
        int status = input.length == 0 ? 500 : 400 + (input[0] & 0x7f);
        String mediaType = input.length == 0 ? "" : MEDIA_TYPES[(input[0] & 0x7f) % MEDIA_TYPES.length];
        byte[] content = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        String line = new String(content, StandardCharsets.ISO_8859_1);
        Map<String, List<String>> fields = Map.of(
                "Content-Type", List.of(mediaType),
                "Retry-After", List.of(line),
                "Link", List.of(line, "<https://shop.example/>; rel=help"));

        UpstreamProblem read = ProblemReader.read(status, fields::get, new ByteArrayInputStream(content));

        assertThat(read.status().value()).isEqualTo(status);
        assertThat(read.excerpt()).doesNotContain("\n", "\r", "\u0000");
        assertThat(read.retryAfter() == null || !read.retryAfter().isNegative()).isTrue();
        for (Representation representation : List.of(Representation.JSON, Representation.PROBLEM_JSON)) {
            String answer = Answer.to(read.problem(), representation, "en");
            UpstreamProblem again = ProblemReader.read(
                    status,
                    Map.of("Content-Type", List.of(representation.mediaType()))::get,
                    new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
            // What was read from 64 KiB may be longer when it is written.
            if (answer.length() < 10_000) {
                assertThat(again.problem().error()).isEqualTo(read.problem().error());
                assertThat(again.problem().message()).isEqualTo(read.problem().message());
                assertThat(again.problem().members()).isEqualTo(read.problem().members());
            }
        }
    }
}
