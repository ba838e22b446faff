package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HeaderField;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a query says of the answer to {@code /status/…}. Unknown parameters are ignored.
 *
 * @param delay before the answer
 * @param fields that replace what the code itself has under their names
 */
record StatusParameters(Duration delay, List<HeaderField> fields) {
    private static final int MAX_DELAY = 30_000;
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");
    private static final Pattern METHODS =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+(, ?[!#$%&'*+.^_`|~0-9A-Za-z-]+)*");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with a sentence that says what is accepted
     */
    static StatusParameters of(Map<String, List<String>> query) {
        String delay = single(query, "delay");
        if (delay != null && (!MILLISECONDS.matcher(delay).matches() || Integer.parseInt(delay) > MAX_DELAY)) {
            throw refused("delay", "whole milliseconds from 0 to " + MAX_DELAY + ", once");
        }
        List<HeaderField> fields = new ArrayList<>();
        String retryAfter = single(query, "retry_after");
        if (retryAfter != null) {
            if (!SECONDS.matcher(retryAfter).matches() && !isDate(retryAfter)) {
                throw refused(
                        "retry_after",
                        "whole seconds of up to ten digits or a date such as Tue, 01 Dec 2026 00:00:00 GMT, once");
            }
            fields.add(new HeaderField("Retry-After", retryAfter));
        }
        String allow = single(query, "allow");
        if (allow != null) {
            if (allow.length() > MAX_LENGTH || !METHODS.matcher(allow).matches()) {
                throw refused("allow", "methods such as GET, HEAD in up to " + MAX_LENGTH + " characters, once");
            }
            fields.add(new HeaderField("Allow", allow));
        }
        return new StatusParameters(
                Duration.ofMillis(delay == null ? 0 : Integer.parseInt(delay)), List.copyOf(fields));
    }

    /** Null if it is not there; an empty text, which is accepted nowhere, if it is there more than once. */
    private static @Nullable String single(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.size() == 1 ? values.get(0) : "";
    }

    private static boolean isDate(String text) {
        try {
            return ZonedDateTime.parse(text, DATE.withZone(ZoneOffset.UTC))
                    .format(DATE)
                    .equals(text);
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    private static IllegalArgumentException refused(String name, String accepted) {
        return new IllegalArgumentException("The parameter " + name + " accepts " + accepted + ".");
    }
}
