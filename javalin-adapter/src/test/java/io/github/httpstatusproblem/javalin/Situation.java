package io.github.httpstatusproblem.javalin;

import io.github.httpstatusproblem.contract.Outcome;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import io.javalin.config.JavalinConfig;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request and its expected answer: a row of the table in the README of this module. */
final class Situation {
    /** What no client has to know: a secret, and names of Java. */
    private static final Pattern LEAK =
            Pattern.compile("hunter2|Exception|java\\.|javalin|jackson|httpstatusproblem|secret-place");

    final String title;
    /** What is configured for this one alone; null where it is asked of the application that most are asked of. */
    final @Nullable Consumer<JavalinConfig> application;

    private String method = "GET";
    private String target = "/";
    private List<String> fieldLines = List.of();
    private byte @Nullable [] content;
    private UnaryOperator<String> reading = UnaryOperator.identity();
    private String expected = Outcome.canonical(417, "");

    Situation(String title, @Nullable Consumer<JavalinConfig> application) {
        this.title = title;
        this.application = application;
    }

    Situation asked(String newMethod, String newTarget, String... newFieldLines) {
        method = newMethod;
        target = newTarget;
        fieldLines = List.of(newFieldLines);
        return this;
    }

    Situation asked(String newTarget) {
        return asked("GET", newTarget);
    }

    Situation posting(String newTarget, String json) {
        content = json.getBytes(StandardCharsets.UTF_8);
        return asked("POST", newTarget, "Content-Type: application/json");
    }

    Situation with(String... newFieldLines) {
        fieldLines = List.of(newFieldLines);
        return this;
    }

    /** What is looked at of the answer. */
    Situation reading(UnaryOperator<String> newReading) {
        reading = newReading;
        return this;
    }

    Situation isAnswered(int status, String... answerLines) {
        return isAnswered(Outcome.canonical(status, "", answerLines));
    }

    Situation isAnswered(String answer) {
        expected = answer;
        return this;
    }

    /** The cell; the path of the application's context comes before the target. */
    String observed(int port, String contextPath) throws IOException {
        List<String> lines = new ArrayList<>(fieldLines);
        lines.add(Outcome.TRACEPARENT);
        String path = target.startsWith("/") ? contextPath + target : target;
        String[] head = lines.toArray(String[]::new);
        try (RawConnection connection = new RawConnection(port)) {
            RawResponse response = content == null
                    ? connection.send(method, path, head)
                    : connection.send(method, path, content, head);
            return LEAK.matcher(response.toString()).find()
                    ? "leaks " + response
                    : Outcome.of(response, reading.apply(response.comparable()), expected);
        } catch (SocketTimeoutException e) {
            return "no answer";
        } catch (EOFException e) {
            return "closed";
        }
    }
}
