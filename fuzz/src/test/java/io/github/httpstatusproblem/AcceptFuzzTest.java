package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parser of Accept and a model of it choose the same. An input is UTF-8; a line of it is a field line. */
class AcceptFuzzTest {
    private static final List<AcceptModel> MODELS = List.of(
            new AcceptModel(
                    List.of(
                            "application/json",
                            "application/problem+json",
                            "text/html;charset=utf-8",
                            "text/plain;charset=utf-8"),
                    0),
            new AcceptModel(
                    List.of("text/html", "application/vnd.a;v=1", "application/vnd.a;v=\"2\"", "a/b;C=d;e=f"), 3),
            new AcceptModel(
                    List.of(
                            "text/plain",
                            "text/html",
                            "application/problem+xml",
                            "image/png",
                            "a/b",
                            "application/json"),
                    5));

    @FuzzTest(maxDuration = "2m")
    void choiceIsThatOfTheModel(byte[] input) {
        List<String> lines = List.of(new String(input, StandardCharsets.UTF_8).split("\n", -1));
        List<AcceptModel.Range> ranges = AcceptModel.ranges(lines);
        for (AcceptModel model : MODELS) {
            AcceptField field = new AcceptField(
                    model.offered().stream().map(MediaType::parse).toList(), model.defaultType());
            assertThat(field.choose(lines)).as("among %s", model.offered()).isEqualTo(model.choose(ranges));
            for (int i = 0; i < model.offered().size(); i++) {
                assertThat(field.weight(i, lines)).as(model.offered().get(i)).isEqualTo(model.weight(i, ranges));
            }
        }
    }
}
