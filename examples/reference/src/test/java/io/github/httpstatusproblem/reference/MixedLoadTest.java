package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand requests of all kinds on a hundred connections that stay open, and every answer is the expected one. */
class MixedLoadTest extends RunningServer {
    private static final int CONNECTIONS = 100;
    private static final int REQUESTS = 100;

    private record Asked(String method, String target, String statuses) {}

    private static final List<Asked> ASKED = List.of(
            new Asked("GET", "/status/200", "200"),
            new Asked("GET", "/status/417", "417"),
            new Asked("HEAD", "/status/503", "503"),
            new Asked("DELETE", "/status/204", "204"),
            new Asked("QUERY", "/status/304", "304"),
            new Asked("GET", "/status/205", "205"),
            new Asked("POST", "/status/301?retry_after=1", "301"),
            new Asked("GET", "/status/102", "102 200"),
            new Asked("GET", "/status/103?delay=5", "103 200"),
            new Asked("GET", "/status/200:3,500:1", "200|500"),
            new Asked("GET", "/status/429?delay=20", "429"),
            new Asked("GET", "/status/100", "400"),
            new Asked("GET", "/status/200,", "400"),
            new Asked("GET", "/status/200?delay=x", "400"),
            new Asked("FOO", "/status/200", "405"),
            new Asked("GET", "/nope", "404"),
            new Asked("GET", "/api/statuses/451", "200"),
            new Asked("HEAD", "/api/statuses", "200"),
            new Asked("GET", "/ja/mock/http/404-not-found", "200"));

    @Test
    @Timeout(120)
    void nothingUnexpectedComes() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Random random = new Random(i);
                runs.add(() -> run(random));
            }
            int answered = 0;
            for (Future<Integer> run : clients.invokeAll(runs)) {
                answered += run.get();
            }

            assertThat(answered).isEqualTo(CONNECTIONS * REQUESTS);
        } finally {
            clients.shutdownNow();
        }
    }

    private int run(Random random) throws Exception {
        int answered = 0;
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < REQUESTS; i++) {
                Asked asked = ASKED.get(random.nextInt(ASKED.size()));
                wire.send(asked.method, asked.target, "");
                for (String status : asked.statuses.split(" ", -1)) {
                    Message answer = wire.next(asked.method.equals("HEAD"));
                    assertThat(answer.statusLine()).as("%s", asked).matches("HTTP/1.1 (" + status + ") .+");
                }
                answered++;
            }
        }
        return answered;
    }
}
