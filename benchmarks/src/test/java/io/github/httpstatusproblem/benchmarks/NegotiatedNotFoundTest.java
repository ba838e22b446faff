package io.github.httpstatusproblem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.ProblemResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NegotiatedNotFoundTest {
    private final NegotiatedNotFound benchmark = new NegotiatedNotFound();

    @Test
    void silenceGetsJson() {
        assertThat(benchmark.silent().contentType()).isEqualTo("application/json");
    }

    @Test
    void browserGetsAPageInItsLanguage() {
        assertThat(benchmark.browser().contentType()).isEqualTo("text/html;charset=utf-8");
        assertThat(benchmark.browser().fields()).contains(new HeaderField("Content-Language", "fr"));
    }

    @Test
    void springReadsEveryRange() {
        assertThat(benchmark.springParsesTheBrowsersAccept()).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource
    void hostileFieldHasItsLengthAndIsAnswered(HostileField field) {
        for (int kilobytes : new int[] {8, 16}) {
            NegotiatedNotFound.Hostile request = new NegotiatedNotFound.Hostile();
            request.field = field;
            request.kilobytes = kilobytes;
            request.write();
            int length =
                    String.join("", request.exchange.requestFields("Accept")).length()
                            + String.join("", request.exchange.requestFields("Accept-Language"))
                                    .length();
            ProblemResponse response = benchmark.hostile(request);
            assertThat(length).isBetween(kilobytes * 1_024, kilobytes * 1_024 + 10);
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.body()).contains("Not Found");
        }
    }
}
