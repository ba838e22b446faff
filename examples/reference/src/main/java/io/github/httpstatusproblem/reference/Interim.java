package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.StatusCode;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * Responses before the response (RFC 9110, 15.2), of which 102 and 103 can be asked for; a 200 follows. The others mean
 * something that the server would have to do.
 */
final class Interim {
    private static final HttpFields HINTS = HttpFields.from(new HttpField("Link", "</>; rel=preload"));

    private Interim() {}

    static boolean is(StatusCode status) {
        return status.value() < 200;
    }

    /** Whether the mock server sends it before a 200. */
    static boolean isSent(StatusCode status) {
        return status.value() == 102 || status.value() == 103;
    }

    /**
     * Checks that an interim response can be asked for.
     *
     * @throws IllegalArgumentException with a sentence that says why it cannot
     */
    static void check(StatusCode status) {
        String reason = switch (status.value()) {
            case 100 -> "it answers 'Expect: 100-continue', before the content is sent";
            case 101 -> "the connection would change to another protocol, and there is none here";
            case 104 -> "it belongs to an upload that can be resumed, and there is none here";
            default -> is(status) && !isSent(status) ? "it is not registered, and no client would know it" : null;
        };
        if (reason != null) {
            throw new IllegalArgumentException("A " + status.value() + " cannot be asked for: " + reason
                    + ". Of 1xx, 102 and 103 are accepted; a 200 follows them.");
        }
    }

    /** Sends it; a client of HTTP/1.0 knows none (RFC 9110, 15.2). */
    static CompletableFuture<Void> send(StatusCode status, Context ctx) {
        if (ctx.req().getProtocol().equals("HTTP/1.0")) {
            throw HttpStatusProblem.of(
                    400, "A " + status.value() + " cannot be sent over HTTP/1.0, which has no interim responses.");
        }
        HttpFields fields = status.value() == 103 ? HINTS : HttpFields.EMPTY;
        return ServletContextResponse.getServletContextResponse(ctx.res()).writeInterim(status.value(), fields);
    }
}
