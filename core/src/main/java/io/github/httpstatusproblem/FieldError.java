package io.github.httpstatusproblem;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which input was wrong, and why: an item of the member {@code errors}. It has no place for the rejected value, which
 * may be a secret. Immutable; sorted by field, then message.
 *
 * @param field the input's name as the client sent it, a path such as {@code items[0].sku} included; null (or blank)
 *     where the error is about the input as a whole
 * @param message what is wrong with it, written for the client; null or blank reads {@code is invalid}; cut at 8,192
 *     characters like the message of a problem
 */
public record FieldError(@Nullable String field, String message) implements Comparable<FieldError> {
    private static final Comparator<FieldError> BY_FIELD_THEN_MESSAGE = Comparator.comparing(
                    FieldError::field, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(FieldError::message);

    /** Reads a blank field as none and a blank message as {@code is invalid}. */
    public FieldError(@Nullable String field, @Nullable String message) {
        this.field = field == null || field.isBlank() ? null : Problem.cut(field);
        this.message = message == null || message.isBlank() ? "is invalid" : Problem.cut(message);
    }

    @Override
    public int compareTo(FieldError other) {
        return BY_FIELD_THEN_MESSAGE.compare(this, other);
    }
}
