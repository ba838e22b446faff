package io.github.httpstatusproblem.benchmarks;

import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.http.MediaType;

/** What it costs to find the representation and the language that the client likes best. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class NegotiatedNotFound {
    /** What a browser of today asks for when a person follows a link. */
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
            + "image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";

    private final ProblemResponder responder = ProblemResponder.create();
    private final PlainExchange silent = new PlainExchange();
    private final PlainExchange browser = new PlainExchange(BROWSER, "fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7");

    /** The fields of somebody who means harm. */
    @State(Scope.Thread)
    public static class Hostile {
        @Param
        public HostileField field = HostileField.RANGES;

        @Param({"8", "16"})
        public int kilobytes = 8;

        PlainExchange exchange = new PlainExchange();

        @Setup
        public void write() {
            exchange = field.of(kilobytes);
        }
    }

    /** Nothing is asked for, and the first representation is the answer. */
    @Benchmark
    public ProblemResponse silent() {
        return responder.respond(404, silent);
    }

    @Benchmark
    public ProblemResponse browser() {
        return responder.respond(404, browser);
    }

    /** The same Accept, taken apart by Spring; nothing is chosen yet. */
    @Benchmark
    public List<MediaType> springParsesTheBrowsersAccept() {
        return MediaType.parseMediaTypes(BROWSER);
    }

    @Benchmark
    public ProblemResponse hostile(Hostile request) {
        return responder.respond(404, request.exchange);
    }
}
