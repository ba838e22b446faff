package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Texts that an application gives by a code, and names that its JSON mapper gives. */
class ApplicationsTextTest {
    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = new RunningApplication(
                Library.class,
                "--spring.messages.basename=texts",
                "--spring.messages.always-use-message-format=true",
                "--spring.jackson.property-naming-strategy=SNAKE_CASE",
                "--server.compression.enabled=true",
                "--server.compression.min-response-size=1");
    }

    @AfterAll
    static void stop() {
        application.stop();
    }

    @ResponseStatus(code = HttpStatus.GONE, reason = "book.gone")
    static class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ResponseStatus(code = HttpStatus.CONFLICT, reason = "book.broken")
    static class BrokenCode extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Books.class)
    static class Library {}

    /** Jackson refuses it. */
    static class Twofold {
        @JsonProperty("dup")
        public String one;

        @JsonProperty("dup")
        @NotBlank(message = "is missing") public String two;
    }

    @RestController
    static class Books {
        record Page(@Size(min = 2) String firstWord) {}

        record Book(@Valid List<Map<String, @Valid Page>> allPages, Page titlePage) {}

        record Query(int pageNumber) {}

        @GetMapping("/gone")
        void gone() {
            throw new Gone();
        }

        @GetMapping("/broken")
        void broken() {
            throw new BrokenCode();
        }

        @GetMapping("/lost")
        void lost() {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "book.lost");
        }

        record Code(
                @Pattern(regexp = "[A-Z]{1}\\d{2}") String letters,
                @NotBlank(message = "don't leave {0} out") String words,
                @Valid Envelope<Page> envelope) {}

        record Envelope<T>(@Valid T innerPage, @Valid Optional<Page> otherPage) {}

        @PostMapping("/codes")
        void code(@Valid @RequestBody Code code) {}

        @PostMapping("/envelopes")
        void envelope(@Valid @RequestBody Envelope<Page> envelope) {}

        @GetMapping("/codes")
        void codes(
                @RequestParam("code") @Pattern(regexp = "[A-Z]{1}\\d{2}", message = "isn't {0} {regexp}") String code) {}

        @GetMapping("/unreadable")
        void unreadable() {
            throw new ConstraintViolationException(
                    Validation.buildDefaultValidatorFactory().getValidator().validate(new Twofold()));
        }

        @PostMapping("/books")
        void book(@Valid @RequestBody Book book) {}

        @GetMapping("/books")
        void books(@Valid @ModelAttribute Query query) {}
    }

    @ParameterizedTest
    @CsvSource({
        "/gone, en, That book was sold",
        "/gone, fr, Ce livre a été vendu",
        "/lost, en, Nobody knows where it is",
        "/lost, fr, Personne ne sait où il est"
    })
    void reasonIsTheCodeOfAMessage(String path, String language, String message) throws IOException {
        assertThat(application.get(path, "Accept-Language: " + language).text())
                .contains("\"message\": \"" + message + "\"");
    }

    @Test
    void failedConversionHasTheTextOfTheApplication() throws IOException {
        assertThat(application
                        .get("/books?pageNumber=hunter2", "Accept-Language: en")
                        .text())
                .endsWith("\"errors\": [{\"field\": \"pageNumber\", \"message\": \"is a number\"}]}");
    }

    @Test
    void namesAreThoseOfTheNamingStrategyAtEveryDepth() throws IOException {
        assertThat(application
                        .post(
                                "/books",
                                "application/json",
                                "{\"all_pages\": [{\"cover\": {\"first_word\": \"a\"}}], \"title_page\": null}")
                        .text())
                .contains("{\"field\": \"all_pages[0][cover].first_word\", \"message\": \"size must be between 2 and ");
    }

    @Test
    void textOfAConstraintIsShownToTheLetter() throws IOException {
        assertThat(application
                        .post("/codes", "application/json", "{\"letters\": \"x\", \"words\": \"\"}")
                        .text())
                .endsWith("\"errors\": [{\"field\": \"letters\", \"message\": \"must match \\\"[A-Z]{1}\\\\d{2}\\\"\"},"
                        + " {\"field\": \"words\", \"message\": \"don't leave {0} out\"}]}");
        assertThat(application.get("/codes?code=x").text())
                .endsWith("\"errors\": [{\"field\": \"code\", \"message\": \"isn't {0} [A-Z]{1}\\\\d{2}\"}]}");
    }

    @Test
    void genericAndOptionalMembersHaveTheirNamesInJson() throws IOException {
        assertThat(application
                        .post(
                                "/envelopes",
                                "application/json",
                                "{\"inner_page\": {\"first_word\": \"a\"}, \"other_page\": {\"first_word\": \"a\"}}")
                        .text())
                .contains("\"field\": \"inner_page.first_word\"", "\"field\": \"other_page.first_word\"");
    }

    @Test
    void classThatJacksonRefusesHasTheNamesOfJava() throws IOException {
        assertThat(application.get("/unreadable").status()).isEqualTo(400);
        assertThat(application.get("/unreadable").text())
                .endsWith("\"errors\": [{\"field\": \"two\", \"message\": \"is missing\"}]}");
    }

    @Test
    void patternThatIsBrokenInTheMessagesLosesItsOwnTextOnly() throws IOException {
        assertThat(application.get("/gone?broken", "Accept-Language: ja").status())
                .isEqualTo(410);
        assertThat(application.get("/broken").text())
                .isEqualTo("{\"error\": \"conflict\", \"message\": \"book.broken\"}");
    }

    /** Jetty compresses no error, whoever answers it. */
    @Test
    void answerIsCompressedAsTheServerCompresses() throws IOException {
        try (RawConnection connection = application.connect()) {
            RawResponse answer = connection.send("GET", "/lost", "Accept-Encoding: gzip", "Accept-Language: en");
            InputStream content = new ByteArrayInputStream(answer.body());

            assertThat(answer.fields("Content-Encoding")).isEqualTo(BootLine.IS_JETTY ? List.of() : List.of("gzip"));
            assertThat(String.join(",", answer.fields("Vary"))).containsIgnoringCase("accept-encoding");
            assertThat((BootLine.IS_JETTY ? content : new GZIPInputStream(content)).readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{\"error\": \"not_found\", \"message\": \"Nobody knows where it is\"}");
        }
    }
}
