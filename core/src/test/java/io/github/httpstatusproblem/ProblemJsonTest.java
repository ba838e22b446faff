package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** application/problem+json, examined by the schema of RFC 9457, Appendix A. */
class ProblemJsonTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ProblemJsonTest.class.getResourceAsStream("/rfc9457/appendix-a.json"), InputFormat.JSON);

    private static String content(Problem problem, Locale language) {
        return Content.of(problem, Representation.PROBLEM_JSON, language);
    }

    private static List<String> faults(String json) {
        return SCHEMA
                .validate(json, InputFormat.JSON, run -> run.executionConfig(c -> c.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("io.github.httpstatusproblem.Content#statuses")
    void everyStatusIsValidStrictJson(int status) {
        for (Locale language : Content.LANGUAGES) {
            for (Problem problem : List.of(Problem.of(status), Content.full(status))) {
                String json = content(problem, language);
                assertThat(faults(json)).isEmpty();
                assertThat(ForeignParser.all().map(parser -> parser.read(json.getBytes(StandardCharsets.UTF_8))))
                        .allSatisfy(members -> assertThat(members)
                                .containsEntry("status", status)
                                .containsEntry("title", problem.status().reasonPhrase())
                                .containsEntry("error", problem.error())
                                .containsAllEntriesOf(problem.members()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"status\": \"404\"}",
                "{\"status\": 600}",
                "{\"title\": null}",
                "{\"type\": 42}",
                "{\"instance\": \"a b\"}"
            })
    void theSchemaRefusesWhatIsNoProblem(String json) {
        assertThat(faults(json)).isNotEmpty();
    }

    @Test
    void plainProblemHasTitleStatusAndError() {
        assertThat(content(Problem.of(404), Locale.ENGLISH))
                .isEqualTo("{\"title\": \"Not Found\", \"status\": 404, \"error\": \"not_found\"}");
    }

    @Test
    void membersOfTheRfcComeFirst() {
        assertThat(content(Content.full(409), Locale.FRENCH))
                .isEqualTo("{\"type\": \"https://shop.example/problems/out-of-stock\", \"title\": \"Conflict\","
                        + " \"status\": 409, \"detail\": \"Only 2 left, \\u003cb\\u003ereally\\u003c/b\\u003e \\u0026"
                        + " \\\"truly\\\"\", \"instance\": \"/orders/4711\", \"error\": \"out_of_stock\", \"errors\":"
                        + " [{\"message\": \"delivery and invoice contradict each other\"}, {\"field\":"
                        + " \"items[0].sku\", \"message\": \"is sold out\"}], \"trace_id\":"
                        + " \"4bf92f3577b34da6a3ce929d0e0e4736\", \"sku\": \"A-17\", \"stock\": {\"warehouses\": [1,"
                        + " 2.5, true]}, \"successor\": null}");
    }

    @Test
    void urisAreSentInAscii() {
        Problem problem = Problem.of(404)
                .withType(URI.create("https://shop.example/problèmes/épuisé"))
                .withInstance(URI.create("tag:shop.example,2026:日本"));
        String json = content(problem, Locale.ENGLISH);
        assertThat(json)
                .contains("\"type\": \"https://shop.example/probl%C3%A8mes/%C3%A9puis%C3%A9\"")
                .contains("\"instance\": \"tag:shop.example,2026:%E6%97%A5%E6%9C%AC\"");
        assertThat(faults(json)).isEmpty();
    }

    @Test
    void numberThatIsNoStatusCodeIsLeftOut() {
        ProblemResponse response = ProblemResponder.create()
                .respond(777, RecordedExchange.get().asking("Accept", "application/problem+json"));
        assertThat(response.status()).isEqualTo(777);
        assertThat(response.body()).isEqualTo("{\"title\": \"Server Error\", \"error\": \"server_error\"}");
    }
}
