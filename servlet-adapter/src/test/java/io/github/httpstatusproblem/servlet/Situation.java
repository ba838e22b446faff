package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.StatusCode;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A situation in which an error of a servlet application is answered, or left to whom it belongs: a row of the table in the
 * README of this module. The word in a cell says what came over the socket.
 */
final class Situation {
    static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    static final String TRACEPARENT = "traceparent: 00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    /** What an application says that answers an error itself. */
    static final String OWN = "my own words";

    /** What is asked. */
    interface Request {
        RawResponse send(Application application) throws IOException;
    }

    final String title;
    final Setting setting;
    private final List<Filter> front = new ArrayList<>(List.of(new HttpStatusProblemFilter()));
    private @Nullable HttpServlet servlet;
    private Application.@Nullable Handler elsewhere;
    private Request request = application -> application.send("GET", Application.PATH, TRACEPARENT);
    private Function<RawResponse, String> reading = RawResponse::comparable;
    private String canonical = canonical(417, "");

    Situation(Setting setting, String title) {
        this.title = title;
        this.setting = setting;
    }

    Situation front(Filter... filters) {
        front.clear();
        front.addAll(List.of(filters));
        return this;
    }

    Situation serves(Application.Handler handler) {
        servlet = Application.servlet(handler);
        return this;
    }

    Situation serves(HttpServlet ofItsOwn) {
        servlet = ofItsOwn;
        return this;
    }

    Situation elsewhere(Application.Handler handler) {
        elsewhere = handler;
        return this;
    }

    Situation asked(Request newRequest) {
        request = newRequest;
        return this;
    }

    Situation asked(String method, String target, String... fieldLines) {
        return asked(application -> application.send(method, target, fieldLines));
    }

    Situation reading(Function<RawResponse, String> newReading) {
        reading = newReading;
        return this;
    }

    Situation isAnswered(String expected) {
        canonical = expected;
        return this;
    }

    Situation isAnswered(int status, String... fieldLines) {
        return isAnswered(canonical(status, "", fieldLines));
    }

    /** The whole answer in the form of {@link RawResponse#comparable()}, from the registry's words for the status. */
    static String canonical(int status, String members, String... fieldLines) {
        StatusCode code = StatusCode.of(status);
        String body =
                "{\"error\": \"" + code.key() + "\", \"message\": \"" + code.reasonPhrase() + "\"" + members + "}";
        TreeSet<String> lines = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        lines.addAll(List.of(
                "Cache-Control: no-store",
                "Content-Length: " + body.length(),
                "Content-Type: application/json",
                "Vary: Accept",
                "X-Content-Type-Options: nosniff"));
        lines.addAll(List.of(fieldLines));
        return status + "\n" + String.join("\n", lines) + "\n\n" + body;
    }

    /**
     * The cell: a bare number is the canonical answer, byte for byte; {@code own} is the application's, {@code cut off} a
     * message that ended before its end, {@code container} what the container says of its own, or nothing.
     */
    String observed(Application application) throws IOException {
        application.front(front.toArray(Filter[]::new));
        if (servlet != null) {
            application.serves(servlet);
        }
        if (elsewhere != null) {
            application.servesElsewhere(elsewhere);
        }
        RawResponse response;
        try {
            response = request.send(application);
        } catch (SocketTimeoutException e) {
            return "no answer";
        } catch (EOFException e) {
            return "closed";
        }
        String comparable = reading.apply(response);
        if (comparable.equals(canonical) || withoutValues(comparable).equals(canonical)) {
            return Integer.toString(response.status());
        }
        if (comparable.equals(canonical.replaceAll("(?m)^Allow: .*\n", ""))) {
            return response.status() + " without Allow";
        }
        if (response.text().equals(OWN)) {
            return response.status() + " own";
        }
        if (!response.isComplete()) {
            return response.status() + " cut off";
        }
        return response.text().startsWith("{\"error\"")
                ? comparable.replace('\n', ' ')
                : response.status() + " container";
    }

    /** Which methods there are and how a challenge is spelled is the container's. */
    private static String withoutValues(String comparable) {
        return comparable.replaceAll("(?mi)^(Allow|WWW-Authenticate): .+$", "$1: …");
    }
}
