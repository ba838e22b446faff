package io.github.httpstatusproblem;

import java.util.Locale;

/** {@link Representation#PROBLEM_JSON}. */
final class ProblemJson implements Representation {
    @Override
    public String mediaType() {
        return "application/problem+json";
    }

    @Override
    public String content(Problem problem, int status, Locale language) {
        JsonText json = new JsonText();
        ProblemDetails.of(problem, status).forEach(json::member);
        return json.member("error", problem.error()).members(problem.members()).object();
    }
}
