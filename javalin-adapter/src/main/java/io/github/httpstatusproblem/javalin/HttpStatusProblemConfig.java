package io.github.httpstatusproblem.javalin;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponderBuilder;
import io.github.httpstatusproblem.Representation;
import io.github.httpstatusproblem.StatusClass;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What can be configured of {@link HttpStatusProblemPlugin}. The names are those of the properties of the adapter for Spring Boot, {@code
 * http-status-problem.…}; what is wrong is refused by the plugin's constructor.
 */
public final class HttpStatusProblemConfig {
    /** Which of the application's exceptions become which problems. */
    public ProblemMapping mapping = ProblemMapping.none();

    /** What is sent to a client that says nothing, or accepts nothing that can be sent. */
    public Representation defaultRepresentation = Representation.JSON;

    /**
     * What the type of a problem begins with (RFC 9457, 3.1.1), such as {@code https://shop.example/problems/}; the
     * error key follows. By default there is none.
     */
    public @Nullable URI typeBase;

    /** The WWW-Authenticate of every 401 that has none of its own, such as {@code Bearer realm="orders"}. */
    public @Nullable String defaultChallenge;

    /** Whether the text of {@code HttpServletResponse.sendError} is shown as the message. */
    public boolean sendErrorText;

    /** Whether an error status that was set without any content is filled in. */
    public boolean fillEmpty = true;

    /** The status of a {@code ValidationException}, 400 or 422. */
    public int validationStatus = 400;

    /** The languages in which people are answered, the default first: of English, French and Japanese. */
    public List<Locale> languages = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.JAPANESE);

    /** Changes every problem before it is logged and answered. */
    public UnaryOperator<Problem> customiser = UnaryOperator.identity();

    /** A responder of the application's, in place of all of the above but how statuses are found. */
    public @Nullable ProblemResponder responder;

    private final ProblemResponderBuilder builder = ProblemResponder.builder();

    HttpStatusProblemConfig() {}

    /** The level at which answers of one status are logged; an IllegalArgumentException if it is none of 400-999. */
    public void logLevel(int status, Level level) {
        builder.logLevel(status, level);
    }

    /** The level at which answers of a class are logged; by default DEBUG for 4xx and ERROR for 5xx. */
    public void logLevel(StatusClass statusClass, Level level) {
        builder.logLevel(statusClass, level);
    }

    /** The responder that all of this makes. */
    ProblemResponder responder() {
        if (responder != null) {
            return responder;
        }
        builder.mapping(mapping)
                .preferring(Objects.requireNonNull(defaultRepresentation, "defaultRepresentation"))
                .languages(Objects.requireNonNull(languages, "languages").toArray(Locale[]::new))
                .customiser(customiser);
        if (typeBase != null) {
            builder.typeBase(typeBase);
        }
        if (defaultChallenge != null) {
            builder.defaultChallenge(defaultChallenge);
        }
        return builder.build();
    }
}
