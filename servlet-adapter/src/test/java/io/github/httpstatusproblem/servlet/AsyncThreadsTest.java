package io.github.httpstatusproblem.servlet;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What several threads of an application do to one asynchronous request, as producers of events do. */
class AsyncThreadsTest extends ApplicationTest {
    private static final String UNAVAILABLE =
            "{\"error\": \"service_unavailable\", \"message\": \"Service Unavailable\"}";

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void writerThatOneThreadFillsAndAnotherFlushesGoesOn() throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            PrintWriter writer = response.getWriter();
            thread(() -> {
                Thread producer = thread(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        writer.println("data");
                    }
                });
                Thread heart = thread(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        writer.flush();
                    }
                });
                try {
                    producer.join(10_000);
                    heart.join(10_000);
                    done.complete(!producer.isAlive() && !heart.isAlive());
                    context.complete();
                } catch (InterruptedException e) {
                    done.completeExceptionally(e);
                }
            });
        });

        RawResponse answer = application.get();
        assertThat(done.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.text().lines()).hasSize(5_000).containsOnly("data");
    }

    @Test
    void listenerOfACompletionMayWaitForAThreadThatWrites() throws Exception {
        Object clients = new Object();
        CompletableFuture<String> completed = new CompletableFuture<>();
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            ServletOutputStream out = response.getOutputStream();
            CountDownLatch writing = new CountDownLatch(1);
            context.addListener(new QuietListener() {
                @Override
                public void onComplete(AsyncEvent event) {
                    synchronized (clients) {
                        completed.complete("completed");
                    }
                }
            });
            thread(() -> {
                synchronized (clients) {
                    writing.countDown();
                    try {
                        Thread.sleep(100);
                        out.print("event");
                    } catch (InterruptedException | IOException tooLate) {
                        // Jetty refuses it to a request that is complete.
                    }
                }
            });
            thread(() -> {
                try {
                    writing.await();
                    context.complete();
                } catch (InterruptedException e) {
                    completed.complete(e.toString());
                }
            });
        });

        application.get();
        assertThat(completed.get(10, TimeUnit.SECONDS)).isEqualTo("completed");
    }

    @Test
    void clientThatDoesNotReadKeepsNoTimeoutWaiting() throws Exception {
        CompletableFuture<Long> timedOut = new CompletableFuture<>();
        CountDownLatch given = new CountDownLatch(1);
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.setTimeout(200);
            long start = System.nanoTime();
            context.addListener(new QuietListener() {
                @Override
                public void onComplete(AsyncEvent event) {
                    timedOut.complete(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
                }
            });
            ServletOutputStream out = response.getOutputStream();
            thread(() -> {
                byte[] part = new byte[100_000];
                try {
                    for (int i = 0; i < 1_000; i++) {
                        out.write(part);
                    }
                } catch (IOException | RuntimeException cutOff) {
                    // As it should be.
                }
                given.countDown();
            });
        });

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            socket.getOutputStream()
                    .write(("GET " + Application.PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(timedOut.get(8, TimeUnit.SECONDS)).isLessThan(8);
            // Tomcat waits for the client in a write that it has begun, as it does without the filter.
            assertThat(given.await(2, TimeUnit.SECONDS)).isEqualTo(container != Container.TOMCAT);
        }
    }

    @Test
    void producerIsToldThatItsRequestHasTimedOut() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.setTimeout(100);
            ServletOutputStream out = response.getOutputStream();
            thread(() -> {
                try {
                    Thread.sleep(1_500);
                    for (int i = 0; i < 20 && !told.isDone(); i++) {
                        Thread.sleep(100);
                        out.print("event");
                        out.flush();
                    }
                    told.complete("never");
                } catch (InterruptedException | IOException | RuntimeException e) {
                    told.complete("told");
                }
            });
        });

        try (RawConnection connection = application.connect()) {
            RawResponse answer = connection.send("GET", Application.PATH);
            assertThat(answer.text()).isEqualTo(UNAVAILABLE);
            assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo("told");
            if (!answer.closes()) {
                application.serves((request, response) -> response.sendError(409));
                assertThat(connection.send("GET", Application.PATH).text())
                        .isEqualTo("{\"error\": \"conflict\", \"message\": \"Conflict\"}");
            }
        }
    }

    @Test
    void listenerThatComesAlongIntoTheNextCycleAnswersItsTimeout() throws Exception {
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                context.addListener(new QuietListener() {
                    @Override
                    public void onStartAsync(AsyncEvent event) {
                        event.getAsyncContext().addListener(this);
                    }

                    @Override
                    public void onTimeout(AsyncEvent event) throws IOException {
                        event.getAsyncContext().getResponse().getWriter().print("my own words");
                        event.getAsyncContext().complete();
                    }
                });
                context.dispatch(Application.PATH);
            } else {
                context.setTimeout(200);
            }
        });

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("my own words");
    }

    @Test
    void dispatchesDoNotPileUp() throws Exception {
        application.serves((request, response) -> {
            int count = request.getAttribute("count") instanceof Integer before ? before : 0;
            request.setAttribute("count", count + 1);
            if (count < 2_000) {
                request.startAsync(request, response).dispatch(Application.PATH);
            } else {
                throw HttpStatusProblem.of(417);
            }
        });

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void partOfAnAnswerIsCutOffThoughThereIsNoTimeout() throws Exception {
        AtomicInteger completions = new AtomicInteger();
        application.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            context.addListener(new QuietListener() {
                @Override
                public void onComplete(AsyncEvent event) {
                    completions.incrementAndGet();
                }
            });
            context.start(() -> {
                try {
                    // Tomcat forgets the listeners if the connection ends before its own thread is back.
                    Thread.sleep(100);
                    response.getOutputStream().print("half of the ans");
                    response.flushBuffer();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                throw HttpStatusProblem.of(417);
            });
        });

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isComplete()).isFalse();
        for (int i = 0; i < 50 && completions.get() == 0; i++) {
            Thread.sleep(100);
        }
        assertThat(completions.get()).isEqualTo(1);
    }

    @Test
    void timeoutAfterAPartOfAnAnswerIsOneLineInTheLog() throws Exception {
        application.serves((request, response) -> {
            request.startAsync().setTimeout(100);
            response.getOutputStream().print("half of the ans");
            response.flushBuffer();
        });

        assertThat(Warnings.during(
                        () -> assertThat(application.get().isComplete()).isFalse()))
                .containsExactly("503 to GET cannot be sent: the response is committed already, and stays as it is");
    }

    /** On a server of its own: Tomcat may answer 500 to the next client where a thread goes on after the last has left. */
    @Test
    void clientThatLeavesAProducerIsNoWarning() throws Exception {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Application alone = new Application(container);
        alone.front(new HttpStatusProblemFilter());
        alone.serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                try {
                    while (true) {
                        response.getOutputStream().print("data: " + "x".repeat(10_000));
                        response.flushBuffer();
                    }
                } catch (IOException gone) {
                    ended.complete(null);
                    throw new java.io.UncheckedIOException(gone);
                } catch (NullPointerException takenBack) {
                    // Tomcat's, where it has ended the exchange before a write could fail; left to the filter, it
                    // is an exception that came too late, and one line in the log.
                    ended.complete(null);
                }
            });
        });

        try {
            assertThat(Warnings.during(() -> {
                        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), alone.port())) {
                            socket.getOutputStream()
                                    .write(("GET " + Application.PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                                            .getBytes(StandardCharsets.US_ASCII));
                            socket.getInputStream().readNBytes(5_000);
                            socket.setSoLinger(true, 0);
                        }
                        ended.get(10, TimeUnit.SECONDS);
                    }))
                    .isEmpty();
        } finally {
            alone.stop();
        }
    }

    @Test
    void sendErrorInAnIncludeIsNoError() throws Exception {
        application.serves((request, response) -> {
            response.setContentType("text/plain");
            response.getWriter().print("before ");
            request.getRequestDispatcher(Application.OTHER).include(request, response);
            response.getWriter().print(" after");
        });
        application.servesElsewhere((request, response) -> response.sendError(404));

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("before  after");
    }

    @Test
    void lengthInAnswerToHeadIsContentHoweverItIsSet() throws Exception {
        application.serves((request, response) -> {
            response.setStatus(404);
            response.setContentType("text/html");
            response.setHeader("content-length", "1234");
        });

        RawResponse answer = application.send("HEAD", Application.PATH);
        assertThat(answer.fields("Content-Length")).containsExactly("1234");
        assertThat(answer.fields("X-Content-Type-Options")).isEmpty();
    }

    @Test
    void writerAfterSendErrorLeadsNowhere() throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        application.serves((request, response) -> {
            response.sendError(417);
            try {
                response.getWriter().print("lost");
                outcome.complete("lost");
            } catch (RuntimeException e) {
                outcome.complete(e.toString());
            }
        });

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo("lost");
    }
}
