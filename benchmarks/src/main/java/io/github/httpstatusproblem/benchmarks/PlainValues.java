package io.github.httpstatusproblem.benchmarks;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.StatusCode;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A number to the value it stands for: interned, so that asking costs a look-up and no object. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlainValues {
    private int registered = 404;
    private int unregistered = 499;

    @Benchmark
    public StatusCode statusCode() {
        return StatusCode.of(registered);
    }

    @Benchmark
    public StatusCode statusCodeThatIsNotRegistered() {
        return StatusCode.of(unregistered);
    }

    @Benchmark
    public Problem problem() {
        return Problem.of(registered);
    }

    @Benchmark
    public HttpStatusProblem exception() {
        return HttpStatusProblem.of(registered);
    }
}
