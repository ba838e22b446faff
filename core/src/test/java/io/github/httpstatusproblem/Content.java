package io.github.httpstatusproblem;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The content of answers, without what is around it. */
final class Content {
    private Content() {}

    static byte[] json(Problem problem) {
        return of(Representation.JSON, problem, Locale.ENGLISH).getBytes(StandardCharsets.UTF_8);
    }

    static String of(Representation representation, Problem problem, Locale language) {
        return representation.content(problem, problem.status().value(), language);
    }
}
