package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponderBuilder;
import io.github.httpstatusproblem.Representation;
import io.github.httpstatusproblem.StatusClass;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;

/**
 * What can be configured by properties. A name that is none of these, and a value that is refused, ends the start with a
 * message that says what is accepted.
 *
 * @param enabled Whether errors are answered by http-status-problem.
 * @param defaultRepresentation What is sent to a client that says nothing, or accepts nothing that can be sent.
 * @param typeBase What the type of a problem begins with in application/problem+json (RFC 9457, 3.1.1), such as
 *     https://shop.example/problems/. The error key follows.
 * @param defaultChallenge The WWW-Authenticate of every 401 that has none of its own, such as 'Bearer realm="orders"'.
 * @param sendErrorText Whether the text of HttpServletResponse.sendError is shown as the message.
 * @param fillEmpty Whether an error status that was set without any content gets the canonical content.
 * @param validationStatus The status of a failed validation, 400 or 422.
 * @param logLevel Log levels, by status (such as 404) or class (4xx, 5xx). By default DEBUG for 4xx and ERROR for 5xx.
 * @param languages The languages in which people are answered, the default first.
 * @param mapping Which exception class is answered with which status, such as com.example.OrderNotFound=404.
 * @param upstreamProblems Whether the clients of Spring Boot's RestClient.Builder and RestTemplateBuilder throw the problem
 *     that another service has answered with, and pass the trace on.
 */
@ConfigurationProperties(prefix = "http-status-problem", ignoreUnknownFields = false)
record HttpStatusProblemProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("json") DefaultRepresentation defaultRepresentation,
        @Nullable URI typeBase,
        @Nullable String defaultChallenge,
        @DefaultValue("false") boolean sendErrorText,
        @DefaultValue("true") boolean fillEmpty,
        @DefaultValue("400") int validationStatus,
        @DefaultValue Map<String, Level> logLevel,
        @DefaultValue({"en", "fr", "ja"}) List<Locale> languages,
        @DefaultValue Map<String, Integer> mapping,
        @DefaultValue("false") boolean upstreamProblems) {

    /** The names of the representations. */
    enum DefaultRepresentation {
        /** The canonical body. */
        JSON,
        /** Problem details of RFC 9457. */
        PROBLEM_JSON,
        /** A page. */
        HTML,
        /** Text for a terminal. */
        TEXT,
        /** Problem details in XML; offered only if it is the default. */
        PROBLEM_XML;

        Representation representation() {
            return switch (this) {
                case JSON -> Representation.JSON;
                case PROBLEM_JSON -> Representation.PROBLEM_JSON;
                case HTML -> Representation.HTML;
                case TEXT -> Representation.TEXT;
                case PROBLEM_XML -> Representation.PROBLEM_XML;
            };
        }
    }

    /** A status that a failed validation may have. */
    int validValidationStatus() {
        if (validationStatus != 400 && validationStatus != 422) {
            throw invalid("validation-status", validationStatus, "A failed validation is answered with 400 or 422.");
        }
        return validationStatus;
    }

    /** A builder with what these properties say of the responder. */
    ProblemResponderBuilder builder(ProblemMapping ofTheApplication) {
        ProblemResponderBuilder builder = ProblemResponder.builder()
                .mapping(mapping(ofTheApplication))
                .preferring(defaultRepresentation.representation());
        if (typeBase != null) {
            set("type-base", typeBase, () -> builder.typeBase(typeBase));
        }
        if (defaultChallenge != null) {
            set("default-challenge", defaultChallenge, () -> builder.defaultChallenge(defaultChallenge));
        }
        set("languages", languages, () -> builder.languages(languages.toArray(Locale[]::new)));
        logLevel.forEach((name, level) -> set("log-level." + name, level, () -> logLevel(builder, name, level)));
        return builder;
    }

    private static void logLevel(ProblemResponderBuilder builder, String name, Level level) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "4xx" -> builder.logLevel(StatusClass.CLIENT_ERROR, level);
            case "5xx" -> builder.logLevel(StatusClass.SERVER_ERROR, level);
            default -> {
                if (!name.matches("[0-9]{3}")) {
                    throw new IllegalArgumentException("a level is that of 4xx, 5xx or a status, not of " + name);
                }
                builder.logLevel(Integer.parseInt(name), level);
            }
        }
    }

    private ProblemMapping mapping(ProblemMapping ofTheApplication) {
        ProblemMapping[] mapped = {ofTheApplication};
        mapping.forEach((name, status) ->
                set("mapping." + name, status, () -> mapped[0] = mapped[0].map(exceptionClass(name), status)));
        return mapped[0];
    }

    private static Class<? extends Throwable> exceptionClass(String name) {
        try {
            return ClassUtils.forName(name, null).asSubclass(Throwable.class);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException("there is no class " + name, e);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(name + " is not an exception", e);
        }
    }

    private static void set(String name, Object value, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException refused) {
            throw invalid(name, value, refused.getMessage());
        }
    }

    private static InvalidConfigurationPropertyValueException invalid(
            String name, Object value, @Nullable String reason) {
        return new InvalidConfigurationPropertyValueException("http-status-problem." + name, value, "" + reason);
    }
}
