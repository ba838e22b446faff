package io.github.httpstatusproblem;

import java.util.Locale;

/** {@link Representation#JSON}. */
final class CanonicalJson implements Representation {
    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String content(Problem problem, int status, Locale language) {
        return new JsonText()
                .member("error", problem.error())
                .member("message", problem.message())
                .members(problem.members())
                .object();
    }
}
