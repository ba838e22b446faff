package io.github.httpstatusproblem.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the JMH benchmarks with the gc profiler and closes with a table of ratios, for a time alone says more about the
 * machine than about the code. Takes JMH's own arguments.
 */
public final class MicroBenchmarks {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private MicroBenchmarks() {}

    public static void main(String... args) throws RunnerException, CommandLineOptionException {
        OptionsBuilder options = new OptionsBuilder();
        options.parent(new CommandLineOptions(args)).addProfiler(GCProfiler.class);
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        double unit = results.stream()
                .filter(result -> name(result).equals("ours"))
                .mapToDouble(result -> times(result).getPercentile(50))
                .findAny()
                .orElse(Double.NaN);
        System.out.printf("%n| benchmark | time, ours = 1 | lowest - highest iteration | B/op |%n|---|---|---|---|%n");
        for (RunResult result : results) {
            Statistics times = times(result);
            System.out.printf(
                    "| %s | %.2f | %.2f - %.2f | %.0f |%n",
                    name(result),
                    times.getPercentile(50) / unit,
                    times.getMin() / unit,
                    times.getMax() / unit,
                    allocated(result));
        }
    }

    private static String name(RunResult result) {
        StringBuilder name = new StringBuilder(result.getPrimaryResult().getLabel());
        for (String key : result.getParams().getParamsKeys()) {
            name.append(' ').append(result.getParams().getParam(key));
        }
        return name.toString();
    }

    /** The iterations of all forks; their median forgives a machine that was busy for a moment, their mean does not. */
    private static Statistics times(RunResult result) {
        return result.getPrimaryResult().getStatistics();
    }

    /** Bytes that one operation allocates on its thread. */
    static double allocated(RunResult result) {
        Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
        return bytes == null ? Double.NaN : bytes.getScore();
    }
}
