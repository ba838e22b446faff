package io.github.httpstatusproblem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is compared does the work that it is compared for. */
class ThrownNotFoundTest {
    private final ThrownNotFound benchmark = new ThrownNotFound();

    @Test
    void constantIs64Bytes() {
        assertThat(benchmark.constant()).isEqualTo(64);
        assertThat(benchmark.body())
                .isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
    }

    @Test
    void oursIsTheCanonicalBody() throws IOException {
        assertThat(benchmark.ours()).isEqualTo(benchmark.body().length());
        assertThat(benchmark.body()).isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
    }

    @Test
    void oursHasItsMessageAndMember() throws IOException {
        assertThat(benchmark.oursWithMessageAndMember())
                .isEqualTo(benchmark.body().length());
        assertThat(benchmark.body())
                .isEqualTo("{\"error\": \"not_found\", \"message\": \"No order 4711\", \"order\": 4711}");
    }

    @Test
    void zalandoWritesA404() throws IOException {
        assertThat(benchmark.zalando()).isEqualTo(benchmark.body().length());
        assertIsNotFound(benchmark.body());
    }

    @Test
    void springWritesA404() throws IOException {
        assertThat(benchmark.spring()).isEqualTo(benchmark.body().length());
        assertIsNotFound(benchmark.body());
    }

    /** RFC 9457, and nothing beyond it: a mapper without the right module adds traces and nulls. */
    private static void assertIsNotFound(String body) throws IOException {
        JsonNode json = new ObjectMapper().readTree(body);
        assertThat(json.fieldNames()).toIterable().containsExactlyInAnyOrder("title", "status");
        assertThat(json.get("title").textValue()).isEqualTo("Not Found");
        assertThat(json.get("status").intValue()).isEqualTo(404);
    }
}
