package io.github.httpstatusproblem.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.ErrorResponseException;
import org.zalando.problem.Status;
import org.zalando.problem.ThrowableProblem;
import org.zalando.problem.jackson.ProblemModule;
import tools.jackson.databind.json.JsonMapper;

/**
 * From a thrown 404 to finished bytes. What throws is never inlined: a compiler that sees both ends makes a jump of
 * throwing and catching, which no server lets it do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ThrownNotFound {
    private static final byte[] CONSTANT =
            "{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}".getBytes(StandardCharsets.UTF_8);

    private final ProblemResponder responder = ProblemResponder.create();
    private final PlainExchange exchange = new PlainExchange();
    private final ObjectMapper jackson2 = new ObjectMapper().registerModule(new ProblemModule());
    private final JsonMapper jackson3 = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();
    private final ReusableStream out = new ReusableStream();
    private int status = 404;
    private int order = 4711;

    /** The floor: nothing is thrown, nothing is decided. */
    @Benchmark
    public int constant() {
        out.begin().write(CONSTANT, 0, CONSTANT.length);
        return out.length();
    }

    /** The line an endpoint writes most. */
    @Benchmark
    public int ours() throws IOException {
        try {
            return throwPlain();
        } catch (HttpStatusProblem e) {
            return answer(e);
        }
    }

    /** A problem that is of this request only: its exception and its bytes are made anew. */
    @Benchmark
    public int oursWithMessageAndMember() throws IOException {
        try {
            return throwDetailed();
        } catch (HttpStatusProblem e) {
            return answer(e);
        }
    }

    /** zalando/problem with its Jackson module, as it is used outside Spring. */
    @Benchmark
    public int zalando() throws IOException {
        try {
            return throwZalando();
        } catch (ThrowableProblem e) {
            jackson2.writeValue(out.begin(), e);
            return out.length();
        }
    }

    /** Spring's exception, its body written by a mapper that is configured as Spring's converter configures it. */
    @Benchmark
    public int spring() {
        try {
            return throwSpring();
        } catch (ErrorResponseException e) {
            jackson3.writeValue(out.begin(), e.getBody());
            return out.length();
        }
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private int throwPlain() {
        throw HttpStatusProblem.of(status);
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private int throwDetailed() {
        throw Problem.of(status)
                .withMessage("No order 4711")
                .with("order", order)
                .toException();
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private int throwZalando() {
        throw org.zalando.problem.Problem.valueOf(Status.NOT_FOUND);
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private int throwSpring() {
        throw new ErrorResponseException(HttpStatus.NOT_FOUND);
    }

    private int answer(HttpStatusProblem thrown) throws IOException {
        responder.respond(thrown, exchange).writeTo(out.begin());
        return out.length();
    }

    /** The bytes of the last response. */
    String body() {
        return out.text();
    }
}
