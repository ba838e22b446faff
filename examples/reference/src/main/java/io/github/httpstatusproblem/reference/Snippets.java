package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.util.Arrays;
import java.util.List;

/** The snippets of a status, 100-599, registered or not: those of the frameworks, then those of our own adapters. */
final class Snippets {
    private Snippets() {}

    static List<Snippet> of(StatusCode status, Language language) {
        return Arrays.stream(Framework.values())
                .map(framework -> framework.snippet(status, language))
                .toList();
    }
}
