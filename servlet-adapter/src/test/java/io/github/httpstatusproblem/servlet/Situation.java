package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.contract.Outcome;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A situation in which an error of a servlet application is answered, or left to whom it belongs: a row of the table in the
 * README of this module. The word in a cell says what came over the socket.
 */
final class Situation {
    /** What is asked. */
    interface Request {
        RawResponse send(Application application) throws IOException;
    }

    final String title;
    final Setting setting;
    private final List<Filter> front = new ArrayList<>(List.of(new HttpStatusProblemFilter()));
    private @Nullable HttpServlet servlet;
    private Application.@Nullable Handler elsewhere;
    private Request request = application -> application.send("GET", Application.PATH, Outcome.TRACEPARENT);
    private Function<RawResponse, String> reading = RawResponse::comparable;
    private String canonical = Outcome.canonical(417, "");

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
        return isAnswered(Outcome.canonical(status, "", fieldLines));
    }

    /** The cell. */
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
        return Outcome.of(response, reading.apply(response), canonical);
    }
}
