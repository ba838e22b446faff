package io.github.httpstatusproblem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Bytes are counted and do not depend on how busy the machine is; a time would, so no time is asserted. */
@Tag("full")
class AllocationTest {
    @Test
    void plainNotFoundAllocatesNothing() throws RunnerException {
        assertThat(allocatedBy(ThrownNotFound.class, "ours")).isBetween(0.0, 1.0);
    }

    @Test
    void plainValuesAllocateNothing() throws RunnerException {
        assertThat(allocatedBy(PlainValues.class, "statusCode|problem|exception"))
                .isBetween(0.0, 1.0);
    }

    @Test
    void negotiatingAllocatesNothingWhateverIsAskedFor() throws RunnerException {
        assertThat(allocatedBy(NegotiatedNotFound.class, "silent|browser|hostile"))
                .isBetween(0.0, 1.0);
    }

    /** That of the benchmark that allocates most. */
    private static double allocatedBy(Class<?> type, String methods) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(type.getName() + "\\.(" + methods + ")$")
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(2)
                        .measurementTime(TimeValue.seconds(1))
                        .param("kilobytes", "8")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        assertThat(results).isNotEmpty();
        return results.stream().mapToDouble(MicroBenchmarks::allocated).max().orElse(Double.NaN);
    }
}
