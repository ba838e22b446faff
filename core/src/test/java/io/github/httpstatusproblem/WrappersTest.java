package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which exceptions are opened to find what is answered. */
class WrappersTest {
    static Stream<UnaryOperator<Throwable>> wrappers() {
        return Stream.of(
                CompletionException::new,
                ExecutionException::new,
                InvocationTargetException::new,
                UndeclaredThrowableException::new);
    }

    static class Wrapper extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrapper(Throwable cause) {
            super("secret", cause);
        }
    }

    static final class NearlyWrapper extends Wrapper {
        private static final long serialVersionUID = 1L;

        NearlyWrapper(Throwable cause) {
            super(cause);
        }
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void wrapperIsOpened(UnaryOperator<Throwable> wrapper) {
        assertThat(status(ProblemResponder.create(), wrapper.apply(HttpStatusProblem.of(404))))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void sixteenWrappersAreOpenedAndNoMore(UnaryOperator<Throwable> wrapper) {
        assertThat(status(ProblemResponder.create(), wrapped(wrapper, 16))).isEqualTo(404);
        assertThat(status(ProblemResponder.create(), wrapped(wrapper, 17))).isEqualTo(500);
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void emptyWrapperIsAnUnknownException(UnaryOperator<Throwable> wrapper) {
        assertThat(status(ProblemResponder.create(), wrapper.apply(null))).isEqualTo(500);
    }

    @Test
    void mappedExceptionInAWrapperIsMapped() {
        ProblemResponder responder = ProblemResponder.builder()
                .mapping(ProblemMapping.none().map(IllegalStateException.class, 409))
                .build();
        assertThat(status(responder, new CompletionException(new ExecutionException(new IllegalStateException()))))
                .isEqualTo(409);
    }

    @Test
    void problemInsideAnotherExceptionIsNotUsed() {
        Problem problem = ProblemResponder.create()
                .problem(new IllegalStateException(HttpStatusProblem.of(404)), RecordedExchange.get());
        assertThat(problem.status().value()).isEqualTo(500);
        assertThat(problem.members()).containsOnlyKeys("trace_id");
    }

    @Test
    void problemWithAProblemAsItsCauseIsItself() {
        assertThat(status(ProblemResponder.create(), Problem.of(503).toException(HttpStatusProblem.of(404))))
                .isEqualTo(503);
    }

    @Test
    void subclassOfAWrapperIsNotOpened() {
        ProblemResponder responder =
                ProblemResponder.create().knowing(ProblemMapping.none(), e -> e.getClass() == Wrapper.class);
        assertThat(status(responder, new NearlyWrapper(HttpStatusProblem.of(404))))
                .isEqualTo(500);
    }

    @Test
    void wrapperThatTheAdapterNamesIsOpened() {
        ProblemResponder responder = ProblemResponder.create();
        assertThat(status(responder, new Wrapper(HttpStatusProblem.of(404)))).isEqualTo(500);
        ProblemResponder knowing = responder.knowing(ProblemMapping.none(), e -> e.getClass() == Wrapper.class);
        assertThat(status(knowing, new Wrapper(new CompletionException(HttpStatusProblem.of(404)))))
                .isEqualTo(404);
    }

    @Test
    void testOfAnAdapterThatFailsFindsNoWrapper() {
        ProblemResponder responder = ProblemResponder.create().knowing(ProblemMapping.none(), e -> {
            throw new IllegalStateException("an error inside an error");
        });
        assertThat(status(responder, HttpStatusProblem.of(404))).isEqualTo(404);
        assertThat(status(responder, new CompletionException(HttpStatusProblem.of(404))))
                .isEqualTo(404);
        assertThat(status(responder, new Wrapper(HttpStatusProblem.of(404)))).isEqualTo(500);
    }

    @Test
    void circleOfCausesEnds() {
        IllegalStateException inner = new IllegalStateException();
        Wrapper first = new Wrapper(inner);
        inner.initCause(first);
        ProblemResponder responder = ProblemResponder.create()
                .knowing(ProblemMapping.none(), e -> e instanceof Wrapper || e instanceof IllegalStateException);
        assertThat(status(responder, first)).isEqualTo(500);
    }

    private static Throwable wrapped(UnaryOperator<Throwable> wrapper, int times) {
        Throwable exception = HttpStatusProblem.of(404);
        for (int i = 0; i < times; i++) {
            exception = wrapper.apply(exception);
        }
        return exception;
    }

    private static int status(ProblemResponder responder, Throwable exception) {
        return responder.respond(exception, RecordedExchange.get()).status();
    }
}
