package io.github.httpstatusproblem;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as they are received: the one form that is sent, and the two that are obsolete (RFC 9110, 5.6.7). */
final class HttpDate {
    private static final int MAX_DIGITS = 18;
    private static final int YEARS_AHEAD = 50;
    private static final int CENTURY = 100;

    private static final DateTimeFormatter IMF_FIXDATE = formatter("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
    private static final DateTimeFormatter ASCTIME = formatter("EEE MMM ppd HH:mm:ss uuuu");

    private HttpDate() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** What a Retry-After says: so many seconds, or the time to a date; null if it is neither. */
    static @Nullable Duration delay(String retryAfter, Instant now) {
        if (!retryAfter.isEmpty() && retryAfter.chars().allMatch(c -> c >= '0' && c <= '9')) {
            boolean isHuge = retryAfter.length() > MAX_DIGITS;
            return Duration.ofSeconds(isHuge ? Integer.MAX_VALUE : Long.parseLong(retryAfter));
        }
        Instant date = parsed(retryAfter, now);
        return date == null ? null : Duration.between(now, date);
    }

    /** The date, or null; a second 60 is the last one of its minute. */
    static @Nullable Instant parsed(String text, Instant now) {
        String value = text.replace(":60 ", ":59 ");
        Instant fixed = parsed(IMF_FIXDATE, value);
        if (fixed != null) {
            return fixed;
        }
        Instant asctime = parsed(ASCTIME, value);
        return asctime == null ? parsed(rfc850(now), value) : asctime;
    }

    /** Two digits of a year, of which none is more than 50 years ahead. */
    private static DateTimeFormatter rfc850(Instant now) {
        int first = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD - CENTURY + 1;
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, first)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
    }

    private static @Nullable Instant parsed(DateTimeFormatter form, String value) {
        try {
            return form.parse(value, LocalDateTime::from).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException otherForm) {
            return null;
        }
    }
}
