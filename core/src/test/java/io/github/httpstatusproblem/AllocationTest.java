package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plain 4xx costs no memory: bytes are counted, not time. */
class AllocationTest {
    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();
    private static final int CALLS = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Object last;

    @Test
    void lookingUpAStatusCodeAllocatesNothing() {
        assertThat(bytesOf(() -> last = StatusCode.of(417))).isLessThan(CALLS);
    }

    @Test
    void plainProblemAllocatesNothing() {
        assertThat(bytesOf(() -> last = Problem.of(404))).isLessThan(CALLS);
    }

    @Test
    void plain4xxExceptionAllocatesNothing() {
        assertThat(bytesOf(() -> last = HttpStatusProblem.of(404))).isLessThan(CALLS);
        assertThat(bytesOf(() -> last = HttpStatusProblem.of(StatusCode.NOT_FOUND)))
                .isLessThan(CALLS);
    }

    @Test
    void throwingAndAnsweringAPlain4xxAllocatesNothing() {
        ProblemResponder responder = ProblemResponder.create();
        Exchange exchange = new EmptyExchange();
        assertThat(bytesOf(() -> {
                    try {
                        throw HttpStatusProblem.of(417);
                    } catch (HttpStatusProblem e) {
                        last = responder.respond(e, exchange);
                    }
                }))
                .isLessThan(CALLS);
        assertThat(((ProblemResponse) last).status()).isEqualTo(417);
    }

    @Test
    void answeringABareStatusAllocatesNothing() {
        ProblemResponder responder = ProblemResponder.create();
        Exchange exchange = new EmptyExchange();
        assertThat(bytesOf(() -> last = responder.respond(404, exchange))).isLessThan(CALLS);
    }

    @Test
    void negotiatingAllocatesNothing() {
        ProblemResponder responder = ProblemResponder.create();
        List<String> accept =
                List.of("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "\";,x/y;a=\"b");
        List<String> acceptLanguage = List.of("fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7");
        Exchange exchange = new EmptyExchange() {
            @Override
            public List<String> requestFields(String name) {
                return name.equals("Accept") ? accept : acceptLanguage;
            }
        };
        assertThat(bytesOf(() -> {
                    ProblemResponse response = responder.respond(404, exchange);
                    write(response);
                    last = response;
                }))
                .isLessThan(CALLS);
        assertThat(((ProblemResponse) last).body()).contains("<html lang=\"fr\">");
    }

    private static void write(ProblemResponse response) {
        try {
            response.writeTo(NOWHERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theMeterCounts() {
        assertThat(bytesOf(() -> last = new byte[16])).isGreaterThan(CALLS * 16L);
    }

    /** Less than one byte a call is none: what remains is the meter's own. */
    private long bytesOf(Runnable call) {
        for (int i = 0; i < 2_000; i++) {
            call.run();
        }
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return threads.getThreadAllocatedBytes(id) - before;
    }
}
