package io.github.httpstatusproblem.servlet;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendErrorTest extends ApplicationTest {
    @Test
    void sendErrorIsAnswered() throws IOException {
        application.serves((request, response) -> response.sendError(417));

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void textOfSendErrorIsNotShown() throws IOException {
        application.serves((request, response) -> response.sendError(417, "password=hunter2"));

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void sendErrorOfTheDefaultServletIsAnswered() throws IOException {
        assertThat(application.send("GET", "/no-such-file.css").comparable()).isEqualTo("""
                        404
                        Cache-Control: no-store
                        Content-Length: 46
                        Content-Type: application/json
                        Vary: Accept
                        X-Content-Type-Options: nosniff

                        {"error": "not_found", "message": "Not Found"}""");
    }

    @Test
    void sendErrorInAnswerToHeadHasTheFieldsOfGetAndNoContent() throws IOException {
        application.serves((request, response) -> response.sendError(409));

        try (RawConnection connection = application.connect()) {
            String head = connection.send("HEAD", Application.PATH).comparable();
            String get = connection.send("GET", Application.PATH).comparable();
            assertThat(get).startsWith("409").endsWith("\n\n{\"error\": \"conflict\", \"message\": \"Conflict\"}");
            assertThat(head).isEqualTo(get.substring(0, get.indexOf('{')));
        }
    }

    @Test
    void numberThatIsNoStatusCodeIsKept() throws IOException {
        application.serves((request, response) -> response.sendError(700));

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(700);
        assertThat(answer.text()).isEqualTo("{\"error\": \"server_error\", \"message\": \"Server Error\"}");
    }

    @Test
    void statusBelow400IsLeftToTheContainer() throws IOException {
        application.serves((request, response) -> response.sendError(304));

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.fields("X-Content-Type-Options")).isEmpty();
    }

    @Test
    void statusThatIsLeftGoesToTheContainerAndTheOthersDoNot() throws IOException {
        application.front(new HttpStatusProblemFilter().leave(404).leave(410, 417));

        application.serves((request, response) -> response.sendError(417));
        assertThat(application.get().text()).contains("<html");
        application.serves((request, response) -> response.sendError(404));
        assertThat(application.get().text()).contains("<html");
        application.serves((request, response) -> response.sendError(409));
        assertThat(application.get().text()).isEqualTo("{\"error\": \"conflict\", \"message\": \"Conflict\"}");
    }

    @Test
    void statusThatIsNeverAnsweredCannotBeLeft() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpStatusProblemFilter().leave(404, 302))
                .withMessageContaining("302");
    }

    @Test
    void sendErrorThatIsLeftGoesToTheContainer() throws IOException {
        application.front(new HttpStatusProblemFilter().leaveSendError());
        application.serves((request, response) -> response.sendError(417, "my words"));

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.text()).contains("<html").contains("my words");
    }

    @Test
    void whatIsWrittenAfterSendErrorIsLost() throws IOException {
        application.serves((request, response) -> {
            response.sendError(417);
            response.getWriter().print("and the page that a forgotten return lets through".repeat(1_000));
            response.getWriter().flush();
        });

        assertIsAnswered();
    }

    @Test
    void whatIsWrittenAfterSendErrorToAStreamTakenBeforeIsLost() throws IOException {
        application.serves((request, response) -> {
            ServletOutputStream out = response.getOutputStream();
            response.sendError(417);
            out.write("the rest".repeat(10_000).getBytes(StandardCharsets.UTF_8));
            out.flush();
            out.close();
        });

        assertIsAnswered();
    }

    @Test
    void whatIsWrittenAfterSendErrorToAWriterTakenBeforeIsLost() throws IOException {
        application.serves((request, response) -> {
            PrintWriter writer = response.getWriter();
            writer.print("half of the ");
            response.sendError(417);
            writer.print("answer".repeat(10_000));
            writer.close();
        });

        assertIsAnswered();
    }

    @Test
    void exceptionAfterSendErrorChangesNothing() throws IOException {
        application.serves((request, response) -> {
            response.sendError(417);
            throw new IllegalStateException("after the answer");
        });

        assertIsAnswered();
    }

    @Test
    void secondSendErrorIsRefusedAsByTheContainer() throws Exception {
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        application.serves((request, response) -> {
            response.sendError(417);
            try {
                response.sendError(418);
                refusal.complete(new AssertionError("it was not refused"));
            } catch (IllegalStateException refused) {
                refusal.complete(refused);
            }
        });

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
        assertThat(refusal.get(10, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sendErrorOfAServletThatSupportsHeadByGetIsAnswered() throws IOException {
        application.serves(new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.sendError(417);
            }
        });

        assertThat(application.send("HEAD", Application.PATH).comparable())
                .isEqualTo(EXPECTATION_FAILED.substring(0, EXPECTATION_FAILED.indexOf('{')));
    }

    @Test
    void ownErrorOfAServletThatSupportsHeadByGetIsLeftAlone() throws IOException {
        application.serves(new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setStatus(409);
                response.setContentType("text/csv");
                response.getOutputStream().print("my own words");
            }
        });

        RawResponse answer = application.send("HEAD", Application.PATH);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.fields("Content-Type").toString()).contains("text/csv");
        assertThat(answer.fields("X-Content-Type-Options")).isEmpty();
    }
}
