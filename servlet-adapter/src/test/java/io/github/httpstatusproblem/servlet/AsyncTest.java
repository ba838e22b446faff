package io.github.httpstatusproblem.servlet;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

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

    private static void assertIsAnswered() throws IOException {
        try (RawConnection connection = application.connect()) {
            assertThat(connection.send("GET", Application.PATH).comparable()).isEqualTo(EXPECTATION_FAILED);
            assertThat(connection.send("GET", Application.PATH).comparable()).isEqualTo(EXPECTATION_FAILED);
        }
    }

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
}
