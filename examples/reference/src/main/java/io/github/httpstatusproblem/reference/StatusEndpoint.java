package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.StatusCode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;

/** Answers {@code /status/417} with 417, and 200-599 likewise. Nothing else of the request counts. */
final class StatusEndpoint implements Handler {
    static final String ROUTE = "/status/{code}";

    private static final int MAX_NAMED = 64;

    static String path(StatusCode status) {
        return "/status/" + status.value();
    }

    @Override
    public void handle(Context ctx) throws IOException {
        StatusCode status = requested(ctx.pathParam("code"));
        if (status.isError()) {
            throw StatusAnswers.problem(status).toException();
        }
        StatusAnswers.answer(status).sendTo(ctx);
        ctx.skipRemainingHandlers();
    }

    private static StatusCode requested(String code) {
        if (!isAccepted(code)) {
            throw HttpStatusProblem.of(
                    400, "The status code '" + named(code) + "' is not accepted: three digits from 200 to 599 are.");
        }
        return StatusCode.of(Integer.parseInt(code));
    }

    private static boolean isAccepted(String code) {
        return code.length() == 3
                && code.charAt(0) >= '2'
                && code.charAt(0) <= '5'
                && isDigit(code.charAt(1))
                && isDigit(code.charAt(2));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** At most 64 characters of it; the problem escapes them. */
    private static String named(String code) {
        if (code.length() <= MAX_NAMED) {
            return code;
        }
        int end = Character.isHighSurrogate(code.charAt(MAX_NAMED - 2)) ? MAX_NAMED - 2 : MAX_NAMED - 1;
        return code.substring(0, end) + "…";
    }
}
