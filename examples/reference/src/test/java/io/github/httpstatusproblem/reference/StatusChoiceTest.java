package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusChoiceTest {
    private static List<Integer> draws(String choice, long seed, int count) {
        Random random = new Random(seed);
        StatusChoice statuses = StatusChoice.of(choice);
        return IntStream.range(0, count)
                .mapToObj(i -> statuses.draw(random).value())
                .toList();
    }

    @Test
    void codesComeAsOftenAsTheirWeightsSay() {
        Map<Integer, Long> counts = draws("200:3,500:1,404:0.5,410:0", 417, 45_000).stream()
                .collect(Collectors.groupingBy(code -> code, Collectors.counting()));

        assertThat(counts).containsOnlyKeys(200, 500, 404);
        assertThat(counts.get(200)).isCloseTo(30_000, within(600L));
        assertThat(counts.get(500)).isCloseTo(10_000, within(600L));
        assertThat(counts.get(404)).isCloseTo(5_000, within(600L));
    }

    @Test
    void codeWithoutWeightHasOne() {
        assertThat(draws("200,500", 1, 1_000)).isEqualTo(draws("200:1,500:1.0", 1, 1_000));
    }

    @Test
    void largestAndSmallestWeightsAreExact() {
        assertThat(draws("200:0.000001,500:0", 1, 100)).containsOnly(200);
        assertThat(draws("200:999999.999999,".repeat(99) + "500:999999.999999", 1, 1_000))
                .contains(200, 500);
    }

    @Test
    void seedRepeatsTheDraws() {
        assertThat(draws("200,500", 7, 100)).isEqualTo(draws("200,500", 7, 100)).isNotEqualTo(draws("200,500", 8, 100));
    }
}
