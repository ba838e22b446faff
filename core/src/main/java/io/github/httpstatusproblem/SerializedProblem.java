package io.github.httpstatusproblem;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@link HttpStatusProblem} in Java serialisation: its parts as types of the JDK. Reading builds the problem through
 * its own factory methods, so that no problem comes out that a program could not make; like every stream of Java
 * serialisation, one from a stranger needs an {@code ObjectInputFilter}.
 */
final class SerializedProblem implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String message;
    private final String[][] fields;
    private final LinkedHashMap<String, @Nullable Object> members;
    private final @Nullable URI type;
    private final @Nullable URI instance;
    private final StackTraceElement[] stackTrace;
    /** Of an upstream's problem, which is not to be taken for one of ours; null of every other. */
    private final @Nullable String excerpt;

    SerializedProblem(Problem problem, StackTraceElement[] stackTrace, @Nullable String excerpt) {
        this.excerpt = excerpt;
        this.status = problem.status().value();
        this.error = problem.error();
        this.message = problem.message();
        this.fields = problem.fields().stream()
                .map(field -> new String[] {field.name(), field.value()})
                .toArray(String[][]::new);
        this.members = new LinkedHashMap<>(problem.members());
        this.type = problem.type();
        this.instance = problem.instance();
        this.stackTrace = stackTrace;
    }

    private Object readResolve() throws ObjectStreamException {
        try {
            Problem problem =
                    Problem.of(status).withError(error).withMessage(message).withAll(members);
            List<HeaderField> lines = new ArrayList<>();
            for (String[] field : fields) {
                lines.add(new HeaderField(field[0], field[1]));
            }
            problem = problem.withLines(lines);
            problem = type == null ? problem : problem.withType(type);
            problem = instance == null ? problem : problem.withInstance(instance);
            HttpStatusProblem exception = excerpt == null
                    ? HttpStatusProblem.of(problem.interned())
                    : new UpstreamProblem(problem, UpstreamProblem.excerpt(excerpt.getBytes(StandardCharsets.UTF_8)));
            if (stackTrace.length > 0) {
                exception.setStackTrace(stackTrace);
            }
            return exception;
        } catch (RuntimeException e) {
            InvalidObjectException invalid = new InvalidObjectException("not a problem: " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
