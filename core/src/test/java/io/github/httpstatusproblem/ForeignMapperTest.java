package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A problem that an application puts through its own mapper: the canonical members in order, never a stack trace. */
class ForeignMapperTest {
    /** An application's mapper. */
    interface Mapper {
        String write(Object value) throws Exception;
    }

    record Envelope(String name, Problem problem, List<HttpStatusProblem> others) {}

    static final class Domain extends HttpStatusProblem {
        private static final long serialVersionUID = 1L;

        Domain(Problem problem, Throwable cause) {
            super(problem, cause);
        }

        public String getSecret() {
            return "secret";
        }
    }

    static Stream<Mapper> mappers() {
        return Stream.of(
                new ObjectMapper()::writeValueAsString,
                new ObjectMapper().findAndRegisterModules()::writeValueAsString,
                new JsonMapper()::writeValueAsString,
                JsonMapper.builder()
                        .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .build()::writeValueAsString);
    }

    private static final Problem RICH = Problem.of(409)
            .withError("out_of_stock")
            .withMessage("Only 2 left <é>")
            .withHeader("X-Secret", "secret")
            .with("z", 2)
            .with("a", List.of(Map.of("k", Optional.of('c'))))
            .with("none", null)
            .with("price", new BigDecimal("12.30"))
            .with("nan", Double.NaN);
    private static final String JSON = "{\"error\":\"out_of_stock\",\"message\":\"Only 2 left <é>\",\"z\":2,"
            + "\"a\":[{\"k\":\"c\"}],\"none\":null,\"price\":12.30,\"nan\":null}";

    @ParameterizedTest
    @MethodSource("mappers")
    void plainProblemIsItsTwoMembers(Mapper mapper) throws Exception {
        String json = "{\"error\":\"expectation_failed\",\"message\":\"Expectation Failed\"}";
        assertThat(mapper.write(Problem.of(417))).isEqualTo(json);
        assertThat(mapper.write(HttpStatusProblem.of(417))).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void membersComeInOrder(Mapper mapper) throws Exception {
        assertThat(mapper.write(RICH)).isEqualTo(JSON);
        assertThat(mapper.write(RICH.toException())).isEqualTo(JSON);
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void exceptionWithAStackTraceAndACauseIsItsProblem(Mapper mapper) throws Exception {
        HttpStatusProblem problem = Problem.of(503).toException(new IllegalStateException("secret"));
        assertThat(problem.getStackTrace()).isNotEmpty();
        assertThat(mapper.write(problem))
                .isEqualTo("{\"error\":\"service_unavailable\",\"message\":\"Service Unavailable\"}");
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void subclassIsItsProblem(Mapper mapper) throws Exception {
        assertThat(mapper.write(new Domain(RICH, new IllegalStateException("secret"))))
                .isEqualTo(JSON);
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void problemInsideARecordAndAListIsTheSame(Mapper mapper) throws Exception {
        assertThat(mapper.write(new Envelope("n", RICH, List.of(new Domain(RICH, null), RICH.toException()))))
                .isEqualTo("{\"name\":\"n\",\"problem\":" + JSON + ",\"others\":[" + JSON + "," + JSON + "]}");
        assertThat(mapper.write(Map.of("p", List.of(RICH)))).isEqualTo("{\"p\":[" + JSON + "]}");
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void loneSurrogatesAreNoTrapForAMapper(Mapper mapper) throws Exception {
        Problem problem = Problem.of(409).withMessage("a\ud800").with("\udc00", List.of("b\udfff"));
        assertThat(mapper.write(problem))
                .isEqualTo("{\"error\":\"conflict\",\"message\":\"a\ufffd\",\"\ufffd\":[\"b\ufffd\"]}");
    }
}
