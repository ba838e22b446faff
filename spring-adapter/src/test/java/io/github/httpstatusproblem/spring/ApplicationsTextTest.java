package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    @Configuration
    @EnableAutoConfiguration
    @Import(Books.class)
    static class Library {}

    @RestController
    static class Books {
        record Page(@Size(min = 2) String firstWord) {}

        record Book(@Valid List<Map<String, @Valid Page>> allPages, Page titlePage) {}

        record Query(int pageNumber) {}

        @GetMapping("/gone")
        void gone() {
            throw new Gone();
        }

        @GetMapping("/lost")
        void lost() {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "book.lost");
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
