package io.github.httpstatusproblem.servlet;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Every request is sent twice on one connection, which waits ten seconds: one that hangs fails. */
class AsyncTest extends ApplicationTest {
    private final HttpStatusProblemFilter filter = new HttpStatusProblemFilter();

    @Test
    void exceptionAfterStartAsyncIsAnswered() throws IOException {
        application.serves((request, response) -> {
            request.startAsync();
            throw HttpStatusProblem.of(417);
        });

        assertIsAnswered();
    }

    @Test
    void exceptionAfterStartAsyncWithTheWatchedResponseIsAnswered() throws IOException {
        application.serves((request, response) -> {
            request.startAsync(request, response);
            throw HttpStatusProblem.of(417);
        });

        assertIsAnswered();
    }

    @Test
    void exceptionAfterCompleteIsAnswered() throws IOException {
        application.serves((request, response) -> {
            request.startAsync().complete();
            throw HttpStatusProblem.of(417);
        });

        assertIsAnswered();
    }

    @Test
    void exceptionAfterDispatchIsAnswered() throws IOException {
        application.serves((request, response) -> {
            request.startAsync().dispatch(Application.OTHER);
            throw HttpStatusProblem.of(417);
        });
        application.servesElsewhere((request, response) -> {});

        assertIsAnswered();
    }

    @Test
    void exceptionInAnAsynchronousDispatchIsAnswered() throws IOException {
        application.serves((request, response) -> request.startAsync().dispatch(Application.OTHER));
        application.servesElsewhere((request, response) -> {
            throw HttpStatusProblem.of(417);
        });

        assertIsAnswered();
    }

    @Test
    void sendErrorInAnAsynchronousDispatchIsAnswered() throws IOException {
        application.serves(
                (request, response) -> request.startAsync(request, response).dispatch(Application.OTHER));
        application.servesElsewhere((request, response) -> response.sendError(417));

        assertIsAnswered();
    }

    @Test
    void sendErrorAfterStartAsyncIsAnswered() throws IOException {
        application.serves((request, response) -> {
            request.startAsync();
            response.sendError(417);
        });

        assertIsAnswered();
    }

    @Test
    void errorStatusThatIsSetInAnAsynchronousDispatchIsFilledIn() throws IOException {
        application.serves((request, response) -> request.startAsync().dispatch(Application.OTHER));
        application.servesElsewhere((request, response) -> response.setStatus(417));

        assertIsAnswered();
    }

    @Test
    void contentFromBeforeAnAsynchronousDispatchIsLeftAlone() throws IOException {
        application.serves((request, response) -> {
            response.setStatus(409);
            response.setContentType("text/plain");
            response.getOutputStream().print("my own words");
            request.startAsync().dispatch(Application.OTHER);
        });
        application.servesElsewhere((request, response) -> {});

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).isEqualTo("my own words");
    }

    @Test
    void exceptionOnAThreadOfTheApplicationIsAnsweredByHand() throws IOException {
        application.front(filter);
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                filter.answer(HttpStatusProblem.of(417), request, (HttpServletResponse) context.getResponse());
                context.complete();
            });
        });

        assertIsAnswered();
    }

    @Test
    void secondAnswerIsNotGiven() throws Exception {
        application.front(filter);
        CompletableFuture<String> outcomes = new CompletableFuture<>();
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                HttpServletResponse raw = (HttpServletResponse) context.getResponse();
                outcomes.complete(filter.answer(HttpStatusProblem.of(417), request, raw) + " "
                        + filter.answer(HttpStatusProblem.of(409), request, raw));
                context.complete();
            });
        });

        assertIsAnswered();
        assertThat(outcomes.get(10, TimeUnit.SECONDS)).isEqualTo("true false");
    }

    @Test
    void oneOfTwoAnswersAtTheSameTimeIsGiven() throws Exception {
        application.front(filter);
        Semaphore given = new Semaphore(0);
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            HttpServletResponse raw = (HttpServletResponse) context.getResponse();
            Runnable race = () -> {
                if (filter.answer(HttpStatusProblem.of(417), request, raw)) {
                    given.release();
                    context.complete();
                }
            };
            new Thread(race).start();
            new Thread(race).start();
        });

        for (int i = 0; i < 50; i++) {
            assertIsAnswered();
        }
        assertThat(given.tryAcquire(100, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(given.tryAcquire()).isFalse();
    }

    @Test
    void exceptionInAnIncludedServletOfAnAsynchronousDispatchIsAnswered() throws IOException {
        application.serves((request, response) -> {
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                request.startAsync().dispatch(Application.PATH);
            } else {
                request.getRequestDispatcher(Application.OTHER).include(request, response);
            }
        });
        application.servesElsewhere((request, response) -> {
            throw HttpStatusProblem.of(417);
        });

        assertIsAnswered();
    }

    @Test
    void exceptionOnAThreadOfTheContextIsAnswered() throws IOException {
        application.serves((request, response) -> request.startAsync().start(() -> {
            throw HttpStatusProblem.of(417);
        }));

        assertIsAnswered();
    }

    @Test
    void timeoutIsA503() throws IOException {
        application.serves((request, response) -> request.startAsync().setTimeout(100));

        try (RawConnection connection = application.connect()) {
            for (int i = 0; i < 2; i++) {
                RawResponse answer = connection.send("GET", Application.PATH);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.text())
                        .isEqualTo("{\"error\": \"service_unavailable\", \"message\": \"Service Unavailable\"}");
                if (answer.closes()) {
                    return;
                }
            }
        }
    }

    @Test
    void whatComesAfterATimeoutIsLost() throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        Semaphore answered = new Semaphore(0);
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.setTimeout(100);
            context.start(() -> {
                try {
                    answered.acquire();
                    response.setStatus(200);
                    response.setHeader("X-Late", "yes");
                    response.getWriter().println("too late");
                    response.flushBuffer();
                    boolean again = filter.answer(HttpStatusProblem.of(409), request, response);
                    context.complete();
                    late.complete("answered again: " + again);
                } catch (InterruptedException | IOException | RuntimeException e) {
                    late.complete(e.toString());
                }
            });
        });

        try (RawConnection connection = application.connect()) {
            RawResponse answer = connection.send("GET", Application.PATH);
            answered.release();
            String outcome = late.get(10, TimeUnit.SECONDS);
            assertThat(answer.status()).isEqualTo(503);
            // A container may take its objects back from a thread that is too late.
            assertThat(outcome)
                    .matches(
                            "java.io.IOException: the request has its answer already|java.lang.IllegalStateException.*");
            application.serves((request, response) -> response.sendError(409));
            RawResponse next = answer.closes() ? application.get() : connection.send("GET", Application.PATH);
            assertThat(next.status()).isEqualTo(409);
            assertThat(next.fields("X-Late")).isEmpty();
            assertThat(next.text()).isEqualTo("{\"error\": \"conflict\", \"message\": \"Conflict\"}");
        }
    }

    @Test
    void dispatchAfterATimeoutIsRefused() throws Exception {
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        Semaphore answered = new Semaphore(0);
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.setTimeout(100);
            new Thread(() -> {
                        answered.acquireUninterruptibly();
                        refusal.complete(catchThrowable(() -> context.dispatch(Application.OTHER)));
                    })
                    .start();
        });

        assertThat(application.get().status()).isEqualTo(503);
        answered.release();
        assertThat(refusal.get(10, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void secondCompletionIsRefusedAsByTheContainer() throws Exception {
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            response.setStatus(417);
            context.complete();
            refusal.complete(catchThrowable(context::complete));
        });

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
        // Tomcat and Jetty refuse it, Undertow takes no notice.
        Throwable second = refusal.get(10, TimeUnit.SECONDS);
        assertThat(second == null || second instanceof IllegalStateException).isTrue();
    }
}
