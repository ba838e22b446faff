package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** What the properties say, and what is said of properties that are wrong. */
@ExtendWith(OutputCaptureExtension.class)
class PropertiesTest {
    private static final String PREFIX = "--http-status-problem.";

    private @Nullable RunningApplication application;

    private RunningApplication shop(String... properties) {
        for (int i = 0; i < properties.length; i++) {
            properties[i] = properties[i].startsWith("--") ? properties[i] : PREFIX + properties[i];
        }
        application = new RunningApplication(Shop.class, properties);
        return application;
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.stop();
        }
    }

    @Test
    void everythingCanBeConfigured() throws IOException {
        RunningApplication shop = shop(
                "default-representation=problem-json",
                "type-base=https://shop.example/problems/",
                "default-challenge=Bearer realm=\"shop\"",
                "send-error-text=true",
                "fill-empty=false",
                "validation-status=422",
                "log-level.4xx=info",
                "log-level.404=trace",
                "languages=ja,fr",
                "mapping.java.lang.IllegalStateException=503",
                "mapping.io.github.httpstatusproblem.spring.OrderController.OutOfStock=410",
                "mapping[java.lang.AssertionError]=401");

        RawResponse mapped = shop.get("/unknown");
        assertThat(mapped.status()).isEqualTo(503);
        assertThat(mapped.fields("Content-Type")).containsExactly("application/problem+json");
        assertThat(mapped.text())
                .isEqualTo("{\"type\": \"https://shop.example/problems/service_unavailable\", \"title\": \"Service"
                        + " Unavailable\", \"status\": 503, \"error\": \"service_unavailable\"}");
        assertThat(shop.get("/assertion").fields("WWW-Authenticate")).containsExactly("Bearer realm=\"shop\"");
        assertThat(shop.get("/text").text()).contains("\"detail\": \"Say 100 first\"");
        assertThat(shop.get("/empty").body()).isEmpty();
        assertThat(shop.post("/baskets/period", "application/json", "{\"from\": 2, \"to\": 1}")
                        .status())
                .isEqualTo(422);
        assertThat(shop.get("/wrapped", "Accept: text/html").fields("Content-Language"))
                .containsExactly("ja");
        assertThat(shop.get("/annotated").status()).isEqualTo(410);
        // The bean of the application is there as well.
        assertThat(shop.get("/mapped").status()).isEqualTo(409);
    }

    @Test
    void otherSpellingsAreRead() throws IOException {
        RunningApplication shop = shop("defaultRepresentation=TEXT", "FILL_EMPTY=false");

        assertThat(shop.get("/wrapped").fields("Content-Type")).containsExactly("text/plain;charset=utf-8");
    }

    @Test
    void logLevelsAreThoseOfTheProperties() throws IOException {
        RunningApplication shop = shop("log-level.4xx=info", "log-level.409=warn");
        Logger logger = (Logger) LoggerFactory.getLogger(ProblemResponder.LOGGER);
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        Level before = logger.getLevel();
        events.start();
        logger.addAppender(events);
        logger.setLevel(Level.INFO);
        try {
            shop.get("/reason");
            shop.get("/mapped");
        } finally {
            logger.setLevel(before);
            logger.detachAppender(events);
        }

        assertThat(events.list).extracting(ILoggingEvent::getLevel).contains(Level.INFO, Level.WARN);
    }

    @Test
    void nothingIsThereWhereItIsDisabled() throws IOException {
        try (RawConnection connection = shop("enabled=false").connect()) {
            RawResponse answer = connection.send("GET", "/reason");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).contains("timestamp");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "default-representation=yaml | default-representation | yaml | PROBLEM_JSON",
                "type-base=problems | type-base | problems | ends in / # = or :",
                "type-base=https://shop.example/problems | type-base | https://shop.example/problems | ends in / # = or :",
                "default-challenge=, | default-challenge | , | challenge",
                "validation-status=418 | validation-status | 418 | 400 or 422",
                "validation-status=many | validation-status | many | number",
                "log-level.6xx=info | log-level | 6xx | 4xx, 5xx or a status",
                "log-level.200=info | log-level.200 | info | 400-999",
                "log-level.404=loud | log-level | loud | TRACE",
                "languages=de | languages | de | en, fr, ja",
                "languages=fr,fr | languages | fr | each once",
                "mapping.com.example.Gone=410 | mapping.com.example.Gone | 410 | no class com.example.Gone",
                "mapping.java.lang.String=410 | mapping.java.lang.String | 410 | not an exception",
                "mapping.java.io.IOException=200 | mapping.java.io.IOException | 200 | 400-599",
                "fill-empty=maybe | fill-empty | maybe | boolean",
                "fil-empty=false | fil-empty | false | http-status-problem.fil-empty"
            })
    void wrongPropertyEndsTheStartWithAMessage(
            String property, String name, String value, String reason, CapturedOutput output) {
        Throwable failure = catchThrowable(() -> SpringApplication.run(
                Shop.class, PREFIX + property, "--server.port=0", "--spring.main.banner-mode=off"));

        assertThat(failure).isNotNull();
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "http-status-problem." + name, value)
                .containsIgnoringCase(reason)
                .doesNotContain("\tat ");
    }

    @Test
    void propertyOfTheSystemThatIsReadBySomebodyElseIsLeftAlone() throws IOException {
        System.setProperty("http-status-problem.stack-traces", "server-errors");
        try {
            assertThat(shop().get("/wrapped").status()).isEqualTo(417);
        } finally {
            System.clearProperty("http-status-problem.stack-traces");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled",
                "default-representation",
                "type-base",
                "default-challenge",
                "send-error-text",
                "fill-empty",
                "validation-status",
                "log-level",
                "languages",
                "mapping",
                "upstream-problems"
            })
    void metadataDescribesTheProperty(String property) throws IOException {
        try (InputStream metadata = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("\"name\": \"http-status-problem." + property
                            + "\",\\s+\"type\": \"[^\"]+\",\\s+\"description\": \"[A-Z][^\"]");
        }
    }

    @Test
    void customisersOfTheApplicationChangeEveryProblemInTheirOrder() throws IOException {
        application = new RunningApplication(Customised.class);

        assertThat(application.get("/wrapped").text())
                .isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\", \"first\": 1,"
                        + " \"second\": 2}");
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Shop.class)
    static class Customised {
        @Bean
        @Order(2)
        UnaryOperator<Problem> second() {
            return problem -> problem.with("second", 2);
        }

        @Bean
        @Order(1)
        UnaryOperator<Problem> first() {
            return problem -> problem.with("first", 1);
        }
    }

    @Test
    void problemDetailsOfSpringAreNoticedInOneLine(CapturedOutput output) {
        shop("--spring.mvc.problemdetails.enabled=true", "--logging.level." + ProblemResponder.LOGGER + "=info");

        assertThat(output.getAll().lines().filter(line -> line.contains("httpstatusproblem")))
                .singleElement()
                .asString()
                .contains("INFO", "spring.mvc.problemdetails.enabled");
    }
}
