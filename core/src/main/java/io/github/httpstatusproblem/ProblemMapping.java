package io.github.httpstatusproblem;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which exception class becomes which problem. The nearest class wins: of an exception's own class and its
 * superclasses, the first that is mapped. Immutable: {@code map} returns a copy.
 *
 * <pre>{@code
 * ProblemMapping mapping = ProblemMapping.none()
 *         .map(OrderNotFound.class, 404)
 *         .map(OutOfStock.class, e -> Problem.of(409).withError("out_of_stock").with("sku", e.sku()));
 * }</pre>
 */
public final class ProblemMapping {
    private static final ProblemMapping NONE = new ProblemMapping(Map.of());

    private final Map<Class<?>, Function<Throwable, @Nullable Problem>> problems;

    private ProblemMapping(Map<Class<?>, Function<Throwable, @Nullable Problem>> problems) {
        this.problems = problems;
    }

    /** The mapping that knows no exception. */
    public static ProblemMapping none() {
        return NONE;
    }

    /**
     * Maps a class and its subclasses to the plain problem of a status. No text of the exception is shown.
     *
     * @throws IllegalArgumentException if the status is not an error (400-599)
     */
    public ProblemMapping map(Class<? extends Throwable> type, int status) {
        Problem problem = Problem.of(status);
        return map(type, exception -> problem);
    }

    /**
     * Maps a class and its subclasses to what a function makes of the exception. Where the function returns null the
     * exception counts as not mapped, and so it does, with a warning in the log, where the function throws.
     */
    public <T extends Throwable> ProblemMapping map(
            Class<T> type, Function<? super T, ? extends @Nullable Problem> problem) {
        Objects.requireNonNull(problem, "problem");
        Map<Class<?>, Function<Throwable, @Nullable Problem>> copy = new HashMap<>(problems);
        copy.put(Objects.requireNonNull(type, "type"), exception -> problem.apply(type.cast(exception)));
        return new ProblemMapping(copy);
    }

    /**
     * Whether an exception's class or a superclass has one of the names: for classes that may not be on the class path.
     *
     * @param classNames as {@link Class#getName()} gives them
     */
    public static boolean isNamed(Set<String> classNames, Throwable exception) {
        for (Class<?> type = exception.getClass(); type != Object.class; type = type.getSuperclass()) {
            if (classNames.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether this very class is mapped. */
    boolean maps(Class<? extends Throwable> type) {
        return problems.containsKey(type);
    }

    /** The problem of an exception, or null if neither its class nor a superclass is mapped. */
    @Nullable Problem problemFor(Throwable exception) {
        for (Class<?> type = exception.getClass(); type != Object.class; type = type.getSuperclass()) {
            Function<Throwable, @Nullable Problem> problem = problems.get(type);
            if (problem != null) {
                return problem.apply(exception);
            }
        }
        return null;
    }
}
