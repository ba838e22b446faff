package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProblemMappingTest {
    @RegisterExtension
    final LogLines log = new LogLines();

    static class OrderNotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OrderNotFound(String order) {
            super(order);
        }
    }

    static final class ArchivedOrderNotFound extends OrderNotFound {
        private static final long serialVersionUID = 1L;

        ArchivedOrderNotFound(String order) {
            super(order);
        }
    }

    @Test
    void classIsMappedToAPlainProblem() {
        ProblemMapping mapping = ProblemMapping.none().map(OrderNotFound.class, 404);
        assertThat(answer(mapping, new OrderNotFound("secret"))).isSameAs(Problem.of(404));
    }

    @Test
    void classIsMappedToWhatAFunctionMakesOfTheException() {
        ProblemMapping mapping = ProblemMapping.none()
                .map(OrderNotFound.class, e -> Problem.of(404).withMessage("No order " + e.getMessage()));
        assertThat(answer(mapping, new OrderNotFound("4711")).message()).isEqualTo("No order 4711");
    }

    @Test
    void subclassIsMappedWithItsClass() {
        ProblemMapping mapping = ProblemMapping.none().map(RuntimeException.class, 409);
        assertThat(answer(mapping, new ArchivedOrderNotFound("x"))).isSameAs(Problem.of(409));
        assertThat(answer(mapping, new IOException()).status().value()).isEqualTo(500);
    }

    @Test
    void nearestClassWinsInAnyOrder() {
        ProblemMapping wideFirst = ProblemMapping.none()
                .map(Throwable.class, 400)
                .map(RuntimeException.class, 409)
                .map(OrderNotFound.class, 404);
        ProblemMapping narrowFirst = ProblemMapping.none()
                .map(OrderNotFound.class, 404)
                .map(RuntimeException.class, 409)
                .map(Throwable.class, 400);
        for (ProblemMapping mapping : List.of(wideFirst, narrowFirst)) {
            assertThat(answer(mapping, new ArchivedOrderNotFound("x")).status().value())
                    .isEqualTo(404);
            assertThat(answer(mapping, new OrderNotFound("x")).status().value()).isEqualTo(404);
            assertThat(answer(mapping, new IllegalStateException()).status().value())
                    .isEqualTo(409);
            assertThat(answer(mapping, new IOException()).status().value()).isEqualTo(400);
            assertThat(answer(mapping, new OutOfMemoryError()).status().value()).isEqualTo(400);
        }
    }

    @Test
    void sameClassAgainReplacesTheMapping() {
        ProblemMapping mapping =
                ProblemMapping.none().map(IOException.class, 502).map(IOException.class, 503);
        assertThat(answer(mapping, new FileNotFoundException()).status().value())
                .isEqualTo(503);
    }

    @Test
    void mapReturnsACopy() {
        ProblemMapping before = ProblemMapping.none().map(IOException.class, 502);
        ProblemMapping after = before.map(OrderNotFound.class, 404);
        assertThat(before.problemFor(new OrderNotFound("x"))).isNull();
        assertThat(ProblemMapping.none().problemFor(new IOException())).isNull();
        assertThat(after.problemFor(new IOException())).isSameAs(Problem.of(502));
        assertThat(after.problemFor(new OrderNotFound("x"))).isSameAs(Problem.of(404));
    }

    @Test
    void statusThatIsNoErrorIsRefusedWhereItIsMapped() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProblemMapping.none().map(IOException.class, 200))
                .withMessage("a problem has a status of 400-599, not 200");
    }

    @Test
    void functionThatReturnsNullLeavesTheExceptionUnknown() {
        ProblemMapping mapping =
                ProblemMapping.none().map(RuntimeException.class, 409).map(OrderNotFound.class, e -> null);
        Problem problem = answer(mapping, new OrderNotFound("secret"));
        assertThat(problem.status().value()).isEqualTo(500);
        assertThat(problem.members()).containsOnlyKeys("trace_id");
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void functionThatThrowsLeavesTheExceptionUnknownWithAWarning() {
        for (Throwable failure : List.of(new IllegalStateException("broken"), new StackOverflowError("broken"))) {
            ProblemMapping mapping = ProblemMapping.none().map(OrderNotFound.class, e -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            });
            Problem problem = answer(mapping, new OrderNotFound("secret"));
            assertThat(problem.status().value()).isEqualTo(500);
            assertThat(problem.members()).containsOnlyKeys("trace_id");
            assertThat(log.warnings()).last().satisfies(line -> {
                assertThat(line.text()).isEqualTo("the mapping of " + OrderNotFound.class.getName() + " failed");
                assertThat(line.exception()).isEqualTo(failure.getClass().getName());
            });
        }
        assertThat(log.warnings()).hasSize(2);
    }

    @Test
    void thrownProblemIsNotMapped() {
        ProblemMapping mapping =
                ProblemMapping.none().map(HttpStatusProblem.class, 400).map(Throwable.class, 400);
        assertThat(answer(mapping, HttpStatusProblem.of(404))).isSameAs(Problem.of(404));
    }

    @Test
    void applicationIsAskedBeforeTheFramework() {
        ProblemMapping framework =
                ProblemMapping.none().map(IOException.class, 502).map(OrderNotFound.class, 503);
        ProblemResponder responder = ProblemResponder.builder()
                .mapping(ProblemMapping.none().map(Exception.class, 409).map(OrderNotFound.class, e -> null))
                .build()
                .knowing(framework, exception -> false);
        assertThat(status(responder, new IOException())).isEqualTo(409);
        assertThat(status(responder, new OrderNotFound("x"))).isEqualTo(503);
        assertThat(status(responder, new Error())).isEqualTo(500);
    }

    @Test
    void frameworkIsAskedWhereTheApplicationFails() {
        ProblemResponder responder = ProblemResponder.builder()
                .mapping(ProblemMapping.none().map(IOException.class, e -> {
                    throw new IllegalStateException();
                }))
                .build()
                .knowing(ProblemMapping.none().map(IOException.class, 502), exception -> false);
        assertThat(status(responder, new IOException())).isEqualTo(502);
    }

    @Test
    void severalFrameworksAreAskedInOrder() {
        ProblemResponder responder = ProblemResponder.create()
                .knowing(ProblemMapping.none().map(IOException.class, 502), exception -> false)
                .knowing(ProblemMapping.none().map(Exception.class, 503), exception -> false);
        assertThat(status(responder, new IOException())).isEqualTo(502);
        assertThat(status(responder, new OrderNotFound("x"))).isEqualTo(503);
    }

    @Test
    void knowingLeavesTheResponderAsItWas() {
        ProblemResponder responder = ProblemResponder.create();
        ProblemResponder knowing =
                responder.knowing(ProblemMapping.none().map(IOException.class, 502), exception -> false);
        assertThat(status(responder, new IOException())).isEqualTo(500);
        assertThat(status(knowing, new IOException())).isEqualTo(502);
    }

    private static int status(ProblemResponder responder, Throwable exception) {
        return responder.respond(exception, RecordedExchange.get()).status();
    }

    private static Problem answer(ProblemMapping mapping, Throwable exception) {
        return ProblemResponder.builder().mapping(mapping).build().problem(exception, RecordedExchange.get());
    }
}
