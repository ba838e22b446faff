package io.github.httpstatusproblem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.StatusCode;
import org.junit.jupiter.api.Test;

class PlainValuesTest {
    private final PlainValues benchmark = new PlainValues();

    @Test
    void valuesAreThoseOfTheNumber() {
        assertThat(benchmark.statusCode()).isSameAs(StatusCode.NOT_FOUND);
        assertThat(benchmark.statusCodeThatIsNotRegistered().value()).isEqualTo(499);
        assertThat(benchmark.statusCodeThatIsNotRegistered().isRegistered()).isFalse();
        assertThat(benchmark.problem().status()).isSameAs(StatusCode.NOT_FOUND);
        assertThat(benchmark.exception().status()).isSameAs(StatusCode.NOT_FOUND);
    }
}
