package io.github.httpstatusproblem;

import java.util.LinkedHashMap;
import java.util.Map;

/** The five members that RFC 9457 defines (3.1), as far as a problem has them. */
final class ProblemDetails {
    private ProblemDetails() {}

    /** In the order of a reader's interest; strings, and the status as a number. */
    static Map<String, Object> of(Problem problem, int status) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (problem.type() != null) {
            details.put("type", problem.type().toASCIIString());
        }
        details.put("title", problem.status().reasonPhrase());
        // A number that is no status code (RFC 9110, 15) has no place here, and another one than is sent even less.
        if (Problem.isStatus(status)) {
            details.put("status", status);
        }
        if (problem.hasOwnMessage()) {
            details.put("detail", problem.message());
        }
        if (problem.instance() != null) {
            details.put("instance", problem.instance().toASCIIString());
        }
        return details;
    }
}
