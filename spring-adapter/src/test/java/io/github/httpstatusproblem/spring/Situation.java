package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.contract.Outcome;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request and its expected answer: a row of the table in the README of this module. */
final class Situation {
    /** What no client has to know: a secret, and names of Java. */
    private static final Pattern LEAK =
            Pattern.compile("hunter2|Exception|java\\.|springframework|httpstatusproblem|\\$\\w+\\b");

    final String title;
    final Setting setting;
    private String method = "GET";
    private String target = "/";
    private List<String> fieldLines = List.of();
    private byte @Nullable [] content;
    private UnaryOperator<String> reading = UnaryOperator.identity();
    private String expected = Outcome.canonical(417, "");

    Situation(Setting setting, String title) {
        this.setting = setting;
        this.title = title;
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

    Situation posting(String newTarget, String mediaType, String newContent) {
        return asked("POST", newTarget).with(mediaType, newContent);
    }

    Situation with(String mediaType, String newContent) {
        content = newContent.getBytes(StandardCharsets.UTF_8);
        fieldLines = List.of("Content-Type: " + mediaType);
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

    /** The cell. */
    String observed(RunningApplication application) throws IOException {
        List<String> lines = new ArrayList<>(fieldLines);
        lines.add(Outcome.TRACEPARENT);
        String[] head = lines.toArray(String[]::new);
        try (RawConnection connection = application.connect()) {
            RawResponse response = content == null
                    ? connection.send(method, target, head)
                    : connection.send(method, target, content, head);
            if (LEAK.matcher(response.toString()).find()) {
                return "leaks " + response;
            }
            return Outcome.of(response, reading.apply(response.comparable()), expected);
        } catch (SocketTimeoutException e) {
            return "no answer";
        } catch (EOFException e) {
            return "closed";
        }
    }
}
