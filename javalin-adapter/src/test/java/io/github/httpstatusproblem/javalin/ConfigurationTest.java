package io.github.httpstatusproblem.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.Representation;
import io.github.httpstatusproblem.StatusClass;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the plugin's configuration says, and what is said of one that is wrong. */
class ConfigurationTest {
    private @Nullable Javalin javalin;

    private void start(Consumer<HttpStatusProblemConfig> configuration) {
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.registerPlugin(new HttpStatusProblemPlugin(configuration));
                    config.routes.get("/problem", context -> {
                        throw HttpStatusProblem.of(404);
                    });
                    config.routes.get("/denied", context -> context.status(401));
                    config.routes.get("/sent", context -> context.res().sendError(417, "Say 100 first"));
                    config.routes.get("/mapped", context -> {
                        throw new IllegalStateException();
                    });
                    config.routes.get(
                            "/validated",
                            context -> context.queryParamAsClass("amount", Integer.class)
                                    .get());
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        if (javalin != null) {
            javalin.stop();
        }
    }

    private RawResponse get(String path, String... fieldLines) throws IOException {
        try (RawConnection connection = new RawConnection(javalin.port())) {
            return connection.send("GET", path, fieldLines);
        }
    }

    @Test
    void everythingCanBeConfigured() throws IOException {
        start(config -> {
            config.mapping = ProblemMapping.none().map(IllegalStateException.class, 409);
            config.defaultRepresentation = Representation.PROBLEM_JSON;
            config.typeBase = URI.create("https://shop.example/problems/");
            config.defaultChallenge = "Bearer realm=\"shop\"";
            config.sendErrorText = true;
            config.fillEmpty = false;
            config.validationStatus = 422;
            config.languages = List.of(Locale.JAPANESE, Locale.FRENCH);
            config.customiser = problem -> problem.with("service", "orders");
        });

        assertThat(get("/mapped").fields("Content-Type")).containsExactly("application/problem+json");
        assertThat(get("/mapped").text())
                .isEqualTo("{\"type\": \"https://shop.example/problems/conflict\", \"title\": \"Conflict\", \"status\":"
                        + " 409, \"error\": \"conflict\", \"service\": \"orders\"}");
        assertThat(get("/sent").text()).contains("\"detail\": \"Say 100 first\"");
        assertThat(get("/denied").body()).isEmpty();
        assertThat(get("/validated").status()).isEqualTo(422);
        assertThat(get("/problem", "Accept: text/html").fields("Content-Language"))
                .containsExactly("ja");
        // What Jetty answers is configured, too.
        assertThat(get("/%zz").text()).contains("\"service\": \"orders\"");
    }

    @Test
    void challengeIsThatOfEvery401() throws IOException {
        start(config -> config.defaultChallenge = "Bearer realm=\"shop\"");

        assertThat(get("/denied").fields("WWW-Authenticate")).containsExactly("Bearer realm=\"shop\"");
    }

    @Test
    void responderOfTheApplicationIsUsed() throws IOException {
        ProblemResponder responder = ProblemResponder.builder()
                .customiser(problem -> problem.with("service", "orders"))
                .build();
        start(config -> config.responder = responder);

        assertThat(get("/problem").text())
                .isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\", \"service\": \"orders\"}");
    }

    @Test
    void logLevelsAreThoseOfTheConfiguration() throws IOException {
        start(config -> {
            config.logLevel(404, org.slf4j.event.Level.WARN);
            config.logLevel(StatusClass.CLIENT_ERROR, org.slf4j.event.Level.INFO);
        });
        Logger logger = (Logger) LoggerFactory.getLogger(ProblemResponder.LOGGER);
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        Level before = logger.getLevel();
        events.start();
        logger.addAppender(events);
        logger.setLevel(Level.INFO);
        try {
            get("/problem");
            get("/sent");
        } finally {
            logger.setLevel(before);
            logger.detachAppender(events);
        }
        assertThat(events.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
    }

    @Test
    void whatIsWrongIsRefusedWithAMessageThatSaysWhatIsAccepted() {
        assertRefused(config -> config.validationStatus = 500, "validationStatus is 400 or 422, not 500");
        assertRefused(config -> config.typeBase = URI.create("problems"), "absolute URI");
        assertRefused(config -> config.defaultChallenge = "=realm", "challenge");
        assertRefused(config -> config.languages = List.of(Locale.GERMAN), "en, fr, ja");
        assertRefused(config -> config.logLevel(200, org.slf4j.event.Level.INFO), "400-999");
    }

    private static void assertRefused(Consumer<HttpStatusProblemConfig> configuration, String message) {
        assertThatThrownBy(() -> new HttpStatusProblemPlugin(configuration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
