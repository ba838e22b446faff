package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.Problem;
import org.jspecify.annotations.Nullable;

/** Placeholder. */
final class MalformedMultipart {
    private MalformedMultipart() {}

    static @Nullable Problem problem(Throwable exception) {
        return exception.getCause() == null ? Problem.of(400) : null;
    }
}
