package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that wait, on a server of their own: those of one test would be too many for the next. */
class DelaysTest {
    private Javalin server;
    private final List<Wire> wires = new ArrayList<>();

    @BeforeEach
    void start() {
        QuietLog.install();
        server = ReferenceServer.start(new Address("127.0.0.1", 0), new Random());
    }

    @AfterEach
    void stop() throws Exception {
        for (Wire wire : wires) {
            wire.close();
        }
        server.stop();
    }

    private Wire ask(String target) throws Exception {
        Wire wire = new Wire(server.port());
        wires.add(wire);
        wire.send("GET", target, "");
        return wire;
    }

    @Test
    void answerComesNoEarlier() throws Exception {
        long start = System.nanoTime();

        assertThat(ask("/status/417?delay=300").next(false).statusLine()).startsWith("HTTP/1.1 417 ");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
    }

    @Test
    @Timeout(60)
    void moreThanAThousandAreRefusedAndNoThreadsAreHeld() throws Exception {
        int threads = Thread.activeCount();
        for (int i = 0; i < 1_000; i++) {
            ask("/status/204?delay=30000");
        }
        Message refused = null;
        // What is asked last may be read first, and take the place of one of them for a while.
        for (int i = 0; i < 100 && (refused == null || !refused.statusLine().contains(" 503 ")); i++) {
            ask("/status/204?delay=30000");
            refused = ask("/status/204?delay=100").next(false);
        }

        assertThat(refused.statusLine()).isEqualTo("HTTP/1.1 503 Service Unavailable");
        assertThat(refused.content())
                .isEqualTo(
                        "{\"error\": \"service_unavailable\", \"message\": \"1000 answers wait already, and no more are"
                                + " accepted.\"}");
        assertThat(refused.field("Retry-After")).isEqualTo("30");
        assertThat(ask("/status/204").next(false).statusLine()).startsWith("HTTP/1.1 204 ");
        assertThat(Thread.activeCount()).isLessThan(threads + 250);
    }

    /** Not after the 30 seconds. */
    @Test
    @Timeout(10)
    void serverStopsWithoutThem() throws Exception {
        ask("/status/200?delay=30000");
        assertThat(ask("/status/200").next(false).statusLine()).startsWith("HTTP/1.1 200 ");

        server.stop();
    }
}
