package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponse;
import io.github.httpstatusproblem.StatusCode;
import io.javalin.http.Context;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What each status code is answered with: its body, and the example of every field that it owes. */
final class StatusAnswers {
    /** Every field that a code owes. */
    static final List<String> OWED = List.of(
            "Allow",
            "Content-Range",
            "ETag",
            "IM",
            "Link",
            "Location",
            "Proxy-Authenticate",
            "Retry-After",
            "Upgrade",
            "WWW-Authenticate");

    private static final HeaderField NO_STORE = new HeaderField("Cache-Control", "no-store");

    private StatusAnswers() {}

    /**
     * A 4xx or 5xx. The body stays canonical, so Retry-After is set without its member. The snippets of our adapters are
     * made of these calls, by {@link SourceCut}.
     */
    static Problem problem(StatusCode status) {
        Problem problem = Problem.of(status);
        return switch (status.value()) {
            case 401, 407 -> problem.withChallenge("Bearer realm=\"example\"");
            case 405 -> problem.withAllow("GET", "HEAD");
            case 413, 429, 503 -> problem.withHeader("Retry-After", "120");
            case 416 -> problem.withContentRange(1_000);
            case 426 -> problem.withUpgrade("h2c");
            case 451 -> problem.withLink(URI.create("/"), "blocked-by");
            default -> problem;
        };
    }

    /** With fields in place of those of the same names. */
    static Problem problem(StatusCode status, List<HeaderField> replacing) {
        if (replacing.isEmpty()) {
            return problem(status);
        }
        Problem problem = Problem.of(status);
        for (HeaderField field : replaced(problem(status).fields(), replacing)) {
            problem = problem.withHeader(field.name(), field.value());
        }
        return problem;
    }

    private static List<HeaderField> replaced(List<HeaderField> fields, List<HeaderField> replacing) {
        List<HeaderField> replaced = new ArrayList<>(fields);
        for (HeaderField field : replacing) {
            replaced.removeIf(other -> other.hasName(field.name()));
            replaced.add(field);
        }
        return replaced;
    }

    /** A 2xx or 3xx, with fields in place of those of the same names. */
    static Answer answer(StatusCode status, List<HeaderField> replacing, Context ctx) {
        if (!status.allowsContent()) {
            List<HeaderField> fields = new ArrayList<>(owed(status, 0));
            fields.add(NO_STORE);
            return new Answer(status.value(), replaced(fields, replacing), null, "");
        }
        ProblemResponse represented = StatusRepresentation.of(status, ctx);
        List<HeaderField> fields = new ArrayList<>(owed(status, represented.length()));
        fields.addAll(represented.fields());
        return new Answer(status.value(), replaced(fields, replacing), represented.contentType(), represented.body());
    }

    /** The plain body; phrases have nothing that JSON escapes. */
    static String body(StatusCode status) {
        return "{\"" + member(status) + "\": \"" + status.key() + "\", \"message\": \"" + status.reasonPhrase() + "\"}";
    }

    /** The name of the member that holds the key: only errors have an error. */
    static String member(StatusCode status) {
        return status.isError() ? "error" : "status";
    }

    /** The fields that a status owes, without the one that frames it. */
    static List<HeaderField> owed(StatusCode status) {
        if (status.value() == 426) {
            List<HeaderField> fields = new ArrayList<>(problem(status).fields());
            fields.add(new HeaderField("Connection", "upgrade")); // RFC 9110, 7.8
            return List.copyOf(fields);
        }
        return status.isError()
                ? problem(status).fields()
                : owed(status, body(status).length()).stream()
                        .filter(field -> !field.hasName("Content-Length"))
                        .toList();
    }

    private static List<HeaderField> owed(StatusCode status, long length) {
        return switch (status.value()) {
            case 205 -> List.of(new HeaderField("Content-Length", "0")); // unlike 204 and 304 it has to be framed
            case 206 -> List.of(new HeaderField("Content-Range", "bytes 0-" + (length - 1) + "/" + length));
            case 226 -> List.of(new HeaderField("ETag", "\"example\""), new HeaderField("IM", "vcdiff"));
            case 300, 301, 302, 303, 307, 308 -> List.of(new HeaderField("Location", "/status/200"));
            default -> List.of();
        };
    }
}
