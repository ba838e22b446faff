package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStatusProblemTest {
    static IntStream clientErrors() {
        return IntStream.rangeClosed(400, 499);
    }

    static final class Domain extends HttpStatusProblem {
        private static final long serialVersionUID = 1L;

        Domain(Problem problem) {
            super(problem);
        }

        Domain(Problem problem, Throwable cause) {
            super(problem, cause);
        }
    }

    @ParameterizedTest
    @MethodSource("clientErrors")
    void plain4xxIsOneSharedInstance(int code) {
        HttpStatusProblem shared = HttpStatusProblem.of(code);
        assertThat(HttpStatusProblem.of(code)).isSameAs(shared);
        assertThat(HttpStatusProblem.of(StatusCode.of(code))).isSameAs(shared);
        assertThat(HttpStatusProblem.of(Problem.of(code))).isSameAs(shared);
        assertThat(Problem.of(code).toException()).isSameAs(shared);
        assertThat(HttpStatusProblem.of(code, null)).isSameAs(shared);
        assertThat(HttpStatusProblem.of(code, " ")).isSameAs(shared);
        assertThat(HttpStatusProblem.of(code, StatusCode.of(code).reasonPhrase()))
                .isSameAs(shared);
        assertThat(shared.status()).isSameAs(StatusCode.of(code));
        assertThat(shared.problem()).isSameAs(Problem.of(code));
    }

    @Test
    void nothingOfOneRequestSticksToASharedInstance() {
        HttpStatusProblem shared = HttpStatusProblem.of(404);
        assertThatIllegalStateException().isThrownBy(() -> shared.initCause(new IllegalStateException("secret")));
        shared.addSuppressed(new IllegalStateException("secret"));
        shared.setStackTrace(new IllegalStateException("secret").getStackTrace());
        shared.fillInStackTrace();
        assertThat(shared).hasNoCause().hasNoSuppressedExceptions();
        assertThat(shared.getStackTrace()).isEmpty();
    }

    @Test
    void problemThatSaysMoreIsAnInstanceOfItsOwn() {
        HttpStatusProblem problem = HttpStatusProblem.of(404, "No order 4711");
        assertThat(problem).isNotSameAs(HttpStatusProblem.of(404, "No order 4711"));
        assertThat(problem.getStackTrace()).isEmpty();
        problem.addSuppressed(new IllegalStateException("kept"));
        assertThat(problem.getSuppressed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 599})
    void problemOfTheServerHasItsStackTrace(int code) {
        HttpStatusProblem problem = HttpStatusProblem.of(code);
        assertThat(problem).isNotSameAs(HttpStatusProblem.of(code));
        assertThat(problem.getStackTrace()[0].getClassName()).startsWith("io.github.httpstatusproblem.");
        assertThat(List.of(problem.getStackTrace()))
                .anyMatch(frame -> frame.getMethodName().equals("problemOfTheServerHasItsStackTrace"));
    }

    @Test
    void messageIsTheMessageOfTheProblem() {
        assertThat(HttpStatusProblem.of(404)).hasMessage("Not Found");
        assertThat(HttpStatusProblem.of(404, "No order 4711")).hasMessage("No order 4711");
        assertThat(Problem.of(500).withError("x").toException()).hasMessage("Internal Server Error");
        assertThat(new Domain(Problem.of(409).withMessage("Only 2 left"))).hasMessage("Only 2 left");
    }

    @Test
    void causeIsKept() {
        Exception cause = new IllegalStateException("x");
        HttpStatusProblem problem = Problem.of(404).toException(cause);
        assertThat(problem).hasCause(cause).isNotSameAs(HttpStatusProblem.of(404));
        assertThat(problem.getStackTrace()).isEmpty();
        assertThat(problem.problem()).isSameAs(Problem.of(404));
        assertThat(Problem.of(404).toException(null)).hasNoCause().isNotSameAs(HttpStatusProblem.of(404));
        assertThat(new Domain(Problem.of(503), cause)).hasCause(cause);
    }

    @Test
    void subclassIsNeverShared() {
        Domain domain = new Domain(Problem.of(404));
        assertThat(domain.problem()).isSameAs(Problem.of(404));
        assertThat(domain.status()).isSameAs(StatusCode.NOT_FOUND);
        assertThat(domain.getStackTrace()).isEmpty();
        assertThat(new Domain(Problem.of(500)).getStackTrace()).isNotEmpty();
        assertThatExceptionOfType(HttpStatusProblem.class).isThrownBy(() -> {
            throw domain;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 399, 600, -1})
    void statusThatIsNoErrorIsRefusedWithItsValue(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpStatusProblem.of(code))
                .withMessage("a problem has a status of 400-599, not " + code);
        assertThatIllegalArgumentException().isThrownBy(() -> HttpStatusProblem.of(code, "x"));
    }

    @Test
    void statusCodeThatIsNoErrorIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpStatusProblem.of(StatusCode.OK))
                .withMessage("a problem has a status of 400-599, not 200");
    }
}
