package io.github.httpstatusproblem.servlet;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpStatusProblemFilterTest extends ApplicationTest {
    @Test
    void exceptionOfAFilterInsideIsAnswered() throws IOException {
        Filter inside = (request, response, chain) -> {
            chain.doFilter(request, response);
            throw new ServletException(HttpStatusProblem.of(417));
        };
        application.front(new HttpStatusProblemFilter(), inside);
        application.serves((request, response) -> response.getWriter().print("fine"));

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void filterThatIsMappedTwiceActsOnce() throws IOException {
        HttpStatusProblemFilter leaving = new HttpStatusProblemFilter().leaveEmpty();
        application.front(leaving, new HttpStatusProblemFilter());
        application.serves((request, response) -> {
            throw HttpStatusProblem.of(417);
        });
        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);

        application.serves((request, response) -> response.setStatus(417));
        assertThat(application.get().text()).isEmpty();
    }

    @Test
    void emptyErrorStatusThatIsLeftStaysEmpty() throws IOException {
        application.front(new HttpStatusProblemFilter().leaveEmpty());
        application.serves((request, response) -> response.setStatus(417));

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.fields("X-Content-Type-Options")).isEmpty();
    }

    @Test
    void exceptionBehindAForwardIsAnswered() throws IOException {
        application.serves((request, response) ->
                request.getRequestDispatcher(Application.OTHER).forward(request, response));
        application.servesElsewhere((request, response) -> {
            throw HttpStatusProblem.of(417);
        });

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void sendErrorBehindAForwardIsAnswered() throws IOException {
        application.serves((request, response) ->
                request.getRequestDispatcher(Application.OTHER).forward(request, response));
        application.servesElsewhere((request, response) -> response.sendError(417));

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void exceptionInAnIncludeIsAnswered() throws IOException {
        application.serves((request, response) -> {
            response.getWriter().print("before the part ");
            request.getRequestDispatcher(Application.OTHER).include(request, response);
        });
        application.servesElsewhere((request, response) -> {
            throw HttpStatusProblem.of(417);
        });

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void exceptionThatAnApplicationCatchesItselfIsLeftAlone() throws IOException {
        Filter own = (request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (HttpStatusProblem caught) {
                response.getWriter().print("caught");
            }
        };
        application.front(new HttpStatusProblemFilter(), own);
        application.serves((request, response) -> {
            throw HttpStatusProblem.of(417);
        });

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("caught");
    }

    @Test
    void mappingThatThrowsLosesOnlyItself() throws IOException {
        ProblemMapping failing = ProblemMapping.none().map(IllegalStateException.class, exception -> {
            throw new IllegalArgumentException("an error inside an error: hunter2");
        });
        application.front(new HttpStatusProblemFilter(
                ProblemResponder.builder().mapping(failing).build()));
        application.serves((request, response) -> {
            throw new IllegalStateException("hunter2");
        });

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .startsWith(
                        "{\"error\": \"internal_server_error\", \"message\": \"Internal Server Error\", \"trace_id\": ");
        assertThat(answer.toString()).doesNotContain("hunter2");
    }

    @Test
    void withoutTheFilterTheContainerAnswersAsBefore() throws IOException {
        application.front();

        application.serves((request, response) -> response.sendError(417));
        assertThat(application.get().text()).contains("<html");
        application.serves((request, response) -> response.setStatus(417));
        assertThat(application.get().text()).isEmpty();
        application.serves((request, response) -> {
            throw HttpStatusProblem.of(417);
        });
        assertThat(application.get().status()).isEqualTo(500);
    }

    @Test
    void requestIsFoundThroughTheResponse() throws Exception {
        CompletableFuture<Boolean> same = new CompletableFuture<>();
        application.serves((request, response) ->
                same.complete(HttpStatusProblemFilter.requestOf(new HttpServletResponseWrapper(response)) == request));
        application.get();
        assertThat(same.get(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Boolean> none = new CompletableFuture<>();
        application.front();
        application.serves((request, response) -> none.complete(HttpStatusProblemFilter.requestOf(response) == null));
        application.get();
        assertThat(none.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void secondRegistrationIsRefused() throws Exception {
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        Container.RunningServer server = container.start(context -> {
            HttpStatusProblemFilter.register(context, ProblemResponder.create());
            refusal.complete(
                    catchThrowable(() -> HttpStatusProblemFilter.register(context, ProblemResponder.create())));
        });
        try (RawConnection connection = new RawConnection(server.port())) {
            assertThat(connection.send("GET", "/nowhere").text()).startsWith("{\"error\": \"not_found\"");
        } finally {
            server.stop();
        }
        assertThat(refusal.get(10, TimeUnit.SECONDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("httpStatusProblem");
    }

    @Test
    void filterThatLeavesSomethingRegistersItself() throws Exception {
        Container.RunningServer server = container.start(
                context -> new HttpStatusProblemFilter().leave(404).register(context));
        try (RawConnection connection = new RawConnection(server.port())) {
            assertThat(connection.send("GET", "/nowhere").text()).contains("<html");
        } finally {
            server.stop();
        }
    }

    @Test
    void filterMayBeRegisteredByItsClass() throws Exception {
        Container.RunningServer server = container.start(context -> {
            FilterRegistration.Dynamic registration = context.addFilter("problems", HttpStatusProblemFilter.class);
            registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        });
        try (RawConnection connection = new RawConnection(server.port())) {
            assertThat(connection.send("GET", "/nowhere").text())
                    .isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
        } finally {
            server.stop();
        }
    }

    @Test
    void unavailabilityIsA503WithTheTimeToWait() throws IOException {
        RawResponse answer = answerToAFilterThatThrows(new UnavailableException("database down: hunter2", 30));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.fields("Retry-After")).containsExactly("30");
        assertThat(answer.text()).doesNotContain("hunter2").startsWith("{\"error\": \"service_unavailable\"");
    }

    @Test
    void whatIsGoneForGoodIsA404() throws IOException {
        RawResponse answer = answerToAFilterThatThrows(new UnavailableException("gone for good: hunter2"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
    }

    /** A filter and not a servlet: Jetty would close the servlet, and answers by {@code sendError}. */
    private static RawResponse answerToAFilterThatThrows(UnavailableException exception) throws IOException {
        application.front(new HttpStatusProblemFilter(), (request, response, chain) -> {
            throw exception;
        });
        return application.get();
    }

    /** Tomcat 10.1 takes no notice of them, and Undertow answers before any filter. */
    @Test
    void unreadableParametersAreA400WhereTheApplicationFindsThemOut() throws IOException {
        application.serves((request, response) -> response.getWriter().print(request.getParameter("a")));

        RawResponse answer = application.send("GET", Application.PATH + "?a=%zz");
        boolean foundByApplication =
                container == Container.JETTY || (container == Container.TOMCAT && Container.IS_SERVLET_6_1);
        assertThat(answer.status()).isEqualTo(foundByApplication || container == Container.UNDERTOW ? 400 : 200);
        assertThat(answer.text())
                .isEqualTo(
                        foundByApplication
                                ? "{\"error\": \"bad_request\", \"message\": \"Bad Request\"}"
                                : container == Container.UNDERTOW ? "" : "null");
    }

    /** Tomcat has sent its own 400 when the application gets the exception, and Undertow has closed the connection. */
    @Test
    void unreadableChunksAreA400OnJetty() throws IOException {
        application.serves((request, response) -> request.getInputStream().readAllBytes());

        try (RawConnection connection = application.connect()) {
            byte[] request = ("POST " + Application.PATH
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            if (container == Container.UNDERTOW) {
                assertThatExceptionOfType(EOFException.class).isThrownBy(() -> connection.send("POST", request));
                return;
            }
            RawResponse answer = connection.send("POST", request);
            assertThat(answer.status()).isEqualTo(400);
            if (container == Container.JETTY) {
                assertThat(answer.text()).isEqualTo("{\"error\": \"bad_request\", \"message\": \"Bad Request\"}");
            }
        }
    }

    @Test
    void clientThatLeavesInTheMiddleOfTheAnswerIsNoError() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        application.serves((request, response) -> {
            byte[] part = new byte[100_000];
            try {
                while (true) {
                    response.getOutputStream().write(part);
                    response.flushBuffer();
                }
            } catch (IOException gone) {
                ended.complete(gone);
                throw gone;
            }
        });

        assertThat(warningsWhile(() -> {
                    try (Socket socket = request("GET " + Application.PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")) {
                        socket.getInputStream().readNBytes(10_000);
                        socket.setSoLinger(true, 0);
                    }
                    ended.get(10, TimeUnit.SECONDS);
                }))
                .isEmpty();
    }

    @Test
    void clientThatLeavesInTheMiddleOfTheRequestIsNoError() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        application.serves((request, response) -> {
            try {
                request.getInputStream().readAllBytes();
            } catch (IOException gone) {
                ended.complete(gone);
                throw gone;
            }
        });

        assertThat(warningsWhile(() -> {
                    try (Socket socket = request("POST " + Application.PATH
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nabc")) {
                        Thread.sleep(100);
                        socket.setSoLinger(true, 0);
                    }
                    ended.get(10, TimeUnit.SECONDS);
                }))
                .isEmpty();
    }

    private Socket request(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** Meanwhile, and until the server has answered one more request. */
    private static List<String> warningsWhile(Warnings.Doing doing) throws Exception {
        return Warnings.during(() -> {
            doing.run();
            application.serves((request, response) -> {
                throw Problem.of(404).toException();
            });
            application.get();
        });
    }

    @Test
    void copyThatLeavesSendErrorDoesNotChangeTheOriginal() throws IOException {
        HttpStatusProblemFilter original = new HttpStatusProblemFilter();
        assertThat(original.leaveSendError()).isNotSameAs(original);
        application.front(original);
        application.serves((request, response) -> response.sendError(417));

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }
}
