package io.github.httpstatusproblem;

import java.util.Objects;

/**
 * A header field whose name and value are legal on the wire, or construction fails: no line break, no control character
 * and nothing outside ASCII can be smuggled into a response. Immutable.
 *
 * @param name a token (RFC 9110, 5.1); {@link #hasName} compares it without case, {@code equals} to the letter
 * @param value visible ASCII with spaces and tabs inside, at most 8,192 characters; may be empty (RFC 9110, 5.5)
 */
public record HeaderField(String name, String value) {
    static final int MAX_VALUE_LENGTH = 8_192;

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException if the name is not a token or the value is not a legal field value
     */
    public HeaderField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (!isToken(name)) {
            throw new IllegalArgumentException(
                    "not a field name (letters, digits and !#$%&'*+-.^_`|~ are accepted): " + LogText.clean(name));
        }
        if (value.length() > MAX_VALUE_LENGTH) {
            throw new IllegalArgumentException("the value of " + name + " has " + value.length()
                    + " characters; at most " + MAX_VALUE_LENGTH + " are accepted");
        }
        int illegal = illegalAt(value);
        if (illegal >= 0) {
            throw new IllegalArgumentException("the value of " + name + " has an illegal character at index " + illegal
                    + " (visible ASCII is accepted, spaces and tabs only inside): " + LogText.clean(value));
        }
    }

    /** Whether this is the field of that name; field names have no case (RFC 9110, 5.1). */
    public boolean hasName(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** The field as a line of HTTP/1.1 without its line break: {@code name: value}. */
    @Override
    public String toString() {
        return name + ": " + value;
    }

    /** RFC 9110, 5.6.2. */
    static boolean isToken(String text) {
        return !text.isEmpty() && FieldSyntax.tokenEnd(text, 0) == text.length();
    }

    static boolean isValue(String text) {
        return text.length() <= MAX_VALUE_LENGTH && illegalAt(text) < 0;
    }

    private static int illegalAt(String value) {
        int last = value.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = value.charAt(i);
            boolean blank = c == ' ' || c == '\t';
            if (blank ? i == 0 || i == last : c < '!' || c > '~') {
                return i;
            }
        }
        return -1;
    }
}
