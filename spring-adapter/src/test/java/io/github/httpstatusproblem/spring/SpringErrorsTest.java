package io.github.httpstatusproblem.spring;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.contract.RawResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The errors of an application that has the dependency and a mapping, and nothing else of ours. */
class SpringErrorsTest {
    private static final String BAD_REQUEST = """
            400
            Cache-Control: no-store
            Content-Length: 50
            Content-Type: application/json
            Vary: Accept
            X-Content-Type-Options: nosniff

            {"error": "bad_request", "message": "Bad Request"}""";

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = new RunningApplication(Shop.class);
    }

    @AfterAll
    static void stop() {
        application.stop();
    }

    private static String text(String path) throws IOException {
        return application.get(path).text();
    }

    @Test
    void reasonOfAResponseStatusExceptionIsShown() throws IOException {
        assertThat(application.get("/reason").status()).isEqualTo(404);
        assertThat(text("/reason")).isEqualTo("{\"error\": \"not_found\", \"message\": \"No order 4711\"}");
    }

    @Test
    void responseStatusExceptionWithoutReasonHasThePhrase() throws IOException {
        assertThat(text("/no-reason")).isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
    }

    @Test
    void detailAndPropertiesOfAnErrorResponseExceptionAreShown() throws IOException {
        RawResponse answer = application.get("/detail");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.fields("Content-Type")).containsExactly("application/json");
        assertThat(answer.text())
                .isEqualTo("{\"error\": \"conflict\", \"message\": \"Only 2 left\", \"available\": 2}");
    }

    @Test
    void reasonOfAnAnnotationIsShown() throws IOException {
        assertThat(application.get("/annotated").status()).isEqualTo(409);
        assertThat(text("/annotated")).isEqualTo("{\"error\": \"conflict\", \"message\": \"Out of stock\"}");
        assertThat(text("/annotated-cause")).isEqualTo("{\"error\": \"conflict\", \"message\": \"Out of stock\"}");
        assertThat(text("/annotated-without-reason")).isEqualTo("{\"error\": \"gone\", \"message\": \"Gone\"}");
    }

    @Test
    void wrongMethodNamesTheOthersInAllow() throws IOException {
        RawResponse answer = application.send("DELETE", "/orders");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.fields("Allow")).containsExactly("POST");
        assertThat(answer.text()).isEqualTo("{\"error\": \"method_not_allowed\", \"message\": \"Method Not Allowed\"}");
    }

    @Test
    void unsupportedMediaTypeNamesTheOthersInAccept() throws IOException {
        RawResponse answer = application.post("/orders", "text/csv", "a,b");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.fields("Accept")).containsExactly("application/json");
        assertThat(answer.text())
                .isEqualTo("{\"error\": \"unsupported_media_type\", \"message\": \"Unsupported Media Type\"}");
    }

    @Test
    void mediaTypeThatIsNotAcceptableIsA406WithContent() throws IOException {
        RawResponse answer = application.get("/csv", "Accept: image/png");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.text()).isEqualTo("{\"error\": \"not_acceptable\", \"message\": \"Not Acceptable\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sku\": ", "[]", "{\"sku\": \"A-17\", \"amount\": \"many\"}", ""})
    void unreadableContentIsA400(String content) throws IOException {
        assertThat(application.post("/orders", "application/json", content).comparable())
                .isEqualTo(BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/parameter",
                "/parameter?amount=many",
                "/parameter?amount=",
                "/variable/many",
                "/header",
                "/parameter?amount=%zz"
            })
    void missingOrMistypedParameterIsA400(String target) throws IOException {
        assertThat(application.get(target).comparable()).isEqualTo(BAD_REQUEST);
    }

    @Test
    void exceptionHandlerOfTheApplicationWinsOverItsMapping() throws IOException {
        RawResponse answer = application.get("/handled");

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.text()).isEqualTo("my own words");
        assertThat(answer.fields("X-Content-Type-Options")).isEmpty();
    }

    @Test
    void mappingOfTheApplicationIsUsedInControllersAndFilters() throws IOException {
        assertThat(text("/mapped")).isEqualTo("{\"error\": \"conflict\", \"message\": \"Conflict\"}");
        assertThat(application.get("/filter-mapped").comparable())
                .isEqualTo(application.get("/mapped").comparable());
    }

    @Test
    void unknownExceptionOfAFilterIsA500() throws IOException {
        RawResponse answer = application.get("/filter-unknown");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .startsWith("{\"error\": \"internal_server_error\"")
                .contains("trace_id")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "application/xml", "image/png", "text/"})
    void sendErrorIsAnsweredWhateverIsAccepted(String accept) throws IOException {
        assertThat(application.get("/send-error", "Accept: " + accept).status()).isEqualTo(417);
        assertThat(application.get("/send-error", "Accept: " + accept).body()).isNotEmpty();
        assertThat(application.get("/no-such-page", "Accept: " + accept).status())
                .isEqualTo(404);
        assertThat(application.get("/no-such-page", "Accept: " + accept).body()).isNotEmpty();
    }

    @Test
    void textOfSendErrorIsNotShown() throws IOException {
        assertThat(application.get("/send-error").comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void sendErrorInAnswerToHeadHasTheFieldsOfGetAndNoContent() throws IOException {
        assertThat(application.send("HEAD", "/send-error").comparable())
                .isEqualTo(EXPECTATION_FAILED.substring(0, EXPECTATION_FAILED.indexOf('{')));
    }

    @Test
    void emptyResponseEntityIsFilledIn() throws IOException {
        assertThat(application.get("/empty").comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void responseEntityWithItsOwnContentIsUntouched() throws IOException {
        RawResponse answer = application.get("/own");

        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.text()).isEqualTo("my own words");
        assertThat(answer.fields("ETag")).containsExactly("\"v1\"");
        assertThat(answer.fields("X-Content-Type-Options")).isEmpty();
    }

    @Test
    void controllerOfTheDocumentsAnswersAsWithoutTheDependency() throws IOException {
        RunningApplication without = new RunningApplication(Plain.class, "--http-status-problem.enabled=false");
        try {
            RawResponse answer = application.get("/endpoint");
            assertThat(answer.status()).isEqualTo(417);
            assertThat(answer.text()).contains("\"error\":\"expectation_failed\"");
            assertThat(answer.comparable()).isEqualTo(without.get("/endpoint").comparable());
        } finally {
            without.stop();
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(MyController.class)
    static class Plain {}

    @ParameterizedTest
    @ValueSource(strings = {"/callable", "/deferred", "/future", "/future-empty"})
    void asynchronousFailureIsAnswered(String path) throws IOException {
        assertThat(application.get(path).comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void unknownAsynchronousFailureIsA500() throws IOException {
        RawResponse answer = application.get("/callable-unknown");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .startsWith("{\"error\": \"internal_server_error\"")
                .contains("trace_id");
    }

    @Test
    void asynchronousTimeoutIsA503() throws IOException {
        assertThat(application.get("/timeout").status()).isEqualTo(503);
        assertThat(text("/timeout"))
                .isEqualTo("{\"error\": \"service_unavailable\", \"message\": \"Service Unavailable\"}");
    }
}
