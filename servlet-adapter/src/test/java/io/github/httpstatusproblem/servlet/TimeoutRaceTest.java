package io.github.httpstatusproblem.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A timeout at the same moment as the application's own end of the request: the client gets the one answer or the other,
 * whole, once, and the next one on its connection is right. The application's thread starts with the timeout, at which it
 * is told first; which of the two goes on first is chance.
 */
class TimeoutRaceTest extends ApplicationTest {
    private static final int CONNECTIONS = 200;
    /** Jetty itself loses a timeout now and then that runs out before the dispatch has ended. */
    private static final int TIMEOUT_MILLIS = 500;

    private static final int MAX_DELAY_NANOS = 2_000_000;
    private static final List<String> QUERIES = List.of("", "?fails", "?early", "?fails&early");
    private static final String FINE = "fine ".repeat(20);
    private static final String UNAVAILABLE =
            "503 {\"error\": \"service_unavailable\", \"message\": \"Service Unavailable\"}";
    private static final String FAILED = "417 {\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}";

    private final ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
    private final ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);

    private void race(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isEarly = request.getParameter("early") != null;
        PrintWriter early = isEarly ? response.getWriter() : null;
        AsyncContext context = request.startAsync();
        context.setTimeout(TIMEOUT_MILLIS);
        boolean fails = request.getParameter("fails") != null;
        context.addListener(new QuietListener() {
            @Override
            public void onTimeout(AsyncEvent event) {
                workers.execute(() -> end(context, response, early, fails));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(MAX_DELAY_NANOS));
            }
        });
    }

    private static void end(
            AsyncContext context, HttpServletResponse response, @Nullable PrintWriter early, boolean fails) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(MAX_DELAY_NANOS));
        try {
            if (fails) {
                response.sendError(HttpStatusProblem.of(417).status().value());
            } else {
                response.setStatus(200);
                response.setContentType("text/plain");
                (early == null ? response.getWriter() : early).print(FINE);
            }
            context.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException | NullPointerException takenBack) {
            // The container has taken its objects back from a thread that is too late.
        }
    }

    private Map<String, Integer> race(int times) throws Exception {
        application.serves(this::race);
        application.servesElsewhere((request, response) -> response.getWriter().print("next"));
        Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        List<Callable<Void>> requests = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            requests.add(() -> {
                for (int done = 0; done < times / CONNECTIONS; done++) {
                    outcomes.merge(outcome(QUERIES.get(done % QUERIES.size())), 1, Integer::sum);
                }
                return null;
            });
        }
        for (Future<Void> request : clients.invokeAll(requests)) {
            request.get();
        }
        return new TreeMap<>(outcomes);
    }

    private static String outcome(String query) throws IOException {
        try (RawConnection connection = application.connect()) {
            RawResponse answer = connection.send("GET", Application.PATH + query);
            if (!answer.closes()) {
                RawResponse next = connection.send("GET", Application.OTHER);
                assertThat(next.status() + " " + next.text()).isEqualTo("200 next");
            }
            return (answer.isComplete() ? "" : "cut off: ") + answer.status() + " " + answer.text();
        }
    }

    private void assertIsOneAnswerEach(int times) throws Exception {
        try {
            Map<String, Integer> outcomes = race(times);
            System.out.println(container.title() + ", a timeout that races a completion: " + outcomes);
            assertThat(outcomes.keySet())
                    .isSubsetOf("200 " + FINE, FAILED, UNAVAILABLE)
                    .contains(UNAVAILABLE)
                    .hasSizeGreaterThan(1);
            assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(times);
        } finally {
            workers.shutdownNow();
            clients.shutdownNow();
        }
    }

    @Test
    void everyRequestHasOneAnswer() throws Exception {
        assertIsOneAnswerEach(4 * CONNECTIONS);
    }

    @Test
    @Tag("full")
    void everyOfTenThousandRequestsHasOneAnswer() throws Exception {
        assertIsOneAnswerEach(10_000);
    }
}
