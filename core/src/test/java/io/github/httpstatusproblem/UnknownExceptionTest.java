package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception that nobody mapped: a 500 with an id, and no text of the exception. */
class UnknownExceptionTest {
    @RegisterExtension
    final LogLines log = new LogLines();

    private final ProblemResponder responder = ProblemResponder.create();

    /** Nothing about it can be read. */
    static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("secret");
        }

        @Override
        public String getLocalizedMessage() {
            throw new IllegalStateException("secret");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("secret");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("secret");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("secret");
        }
    }

    static Stream<Throwable> unknown() {
        return Stream.of(
                new RuntimeException("secret", new IllegalStateException("secret")),
                new Exception("secret"),
                new AssertionError("secret"),
                new StackOverflowError("secret"),
                new OutOfMemoryError("secret"),
                new NoClassDefFoundError("secret"),
                new Throwable("secret"),
                new CompletionException("secret", new RuntimeException("secret")),
                new IllegalStateException("secret", HttpStatusProblem.of(404, "secret")),
                new Hostile());
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void answerIs500WithATraceIdAndNoTextOfTheException(Throwable exception) {
        ProblemResponse response = responder.respond(exception, RecordedExchange.get());
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body())
                .matches("\\{\"error\": \"internal_server_error\", \"message\": \"Internal Server Error\", "
                        + "\"trace_id\": \"[0-9a-f]{32}\"}");
        assertThat(response.fields())
                .extracting(HeaderField::toString)
                .containsExactly("Cache-Control: no-store", "X-Content-Type-Options: nosniff", "Vary: Accept");
        assertThat(response.contentType()).isEqualTo("application/json");
    }

    @Test
    void lineInTheLogCarriesTheSameId() {
        Problem problem = responder.problem(new IllegalStateException("for operators"), RecordedExchange.get());
        assertThat(log.lines())
                .containsExactly(new LogLines.Line(
                        "ERROR",
                        "500 internal_server_error to GET: Internal Server Error [trace_id "
                                + problem.members().get("trace_id") + "]",
                        "java.lang.IllegalStateException"));
    }

    @Test
    void knownExceptionHasNoTraceId() {
        Exchange exchange = RecordedExchange.get();
        ProblemResponder mapping = ProblemResponder.builder()
                .mapping(ProblemMapping.none().map(IllegalStateException.class, 500))
                .build();
        assertThat(responder.problem(HttpStatusProblem.of(500), exchange)).isSameAs(Problem.of(500));
        assertThat(mapping.problem(new IllegalStateException(), exchange)).isSameAs(Problem.of(500));
        assertThat(responder.respond(500, exchange).body()).doesNotContain("trace_id");
    }

    @Test
    void exceptionThatCannotBeReadIsAnsweredEvenAsAWrapper() {
        ProblemResponder opening = responder.knowing(ProblemMapping.none(), e -> e instanceof Hostile);
        ProblemResponse response = opening.respond(new Hostile(), RecordedExchange.get());
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains("trace_id").doesNotContain("secret");
    }

    @Test
    void exceptionThatCannotBeReadIsAnsweredAsACauseOfAProblem() {
        ProblemResponse response =
                responder.respond(Problem.of(503).toException(new Hostile()), RecordedExchange.get());
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).doesNotContain("secret");
    }

    @Test
    void causeOfAProblemStaysOnTheServer() {
        ProblemResponse response = responder.respond(
                Problem.of(503).toException(new IllegalStateException("secret")), RecordedExchange.get());
        assertThat(response.body())
                .isEqualTo("{\"error\": \"service_unavailable\", \"message\": \"Service Unavailable\"}");
    }

    @Test
    void askedForAKnownProblemTheUnknownIsNullAndNotLogged() {
        assertThat(responder.knownProblem(new IllegalStateException(), RecordedExchange.get()))
                .isNull();
        assertThat(log.lines()).isEmpty();
        assertThat(responder.knownProblem(new CompletionException(HttpStatusProblem.of(404)), RecordedExchange.get()))
                .isSameAs(Problem.of(404));
        assertThat(log.lines()).hasSize(1);
    }
}
