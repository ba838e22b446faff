package io.github.httpstatusproblem;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The id under which an error is found in the logs: of the current span, else of the request's traceparent (W3C Trace
 * Context), else random.
 */
public final class TraceId {
    private static final int LENGTH = 32;
    private static final int PARENT_LENGTH = "00-".length() + LENGTH + "-0123456789abcdef-01".length();

    private TraceId() {}

    static String of(Supplier<@Nullable String> current, Exchange exchange) {
        String id = known(current, exchange);
        return id == null ? random() : id;
    }

    /** Null where neither a span nor the request has one. */
    static @Nullable String known(Supplier<@Nullable String> current, Exchange exchange) {
        String id = current(current);
        return id == null ? ofRequest(exchange) : id;
    }

    /**
     * The traceparent of a request to an upstream (W3C Trace Context, 3.2), by which its log and ours have one id.
     *
     * @param known that of the request that is being answered, which is passed on as it is (3.3), and of a later version as
     *     version 00; or the 32 digits of a trace id alone, which get a random parent id, and of which nothing was recorded
     * @return null if it is neither
     */
    public static @Nullable String traceparent(@Nullable String known) {
        if (known == null) {
            return null;
        }
        if (is(known)) {
            return "00-" + known + "-" + hex(ThreadLocalRandom.current().nextLong() | 1) + "-00";
        }
        if (ofParent(known) == null) {
            return null;
        }
        // Of a later version nobody knows what its rest means, nor its flags but the first.
        boolean isSampled = (Character.digit(known.charAt(PARENT_LENGTH - 1), 16) & 1) == 1;
        return known.startsWith("00")
                ? known
                : "00" + known.substring(2, PARENT_LENGTH - 2) + (isSampled ? "01" : "00");
    }

    /** Whether a text is the id of a trace. */
    static boolean is(String text) {
        return text.length() == LENGTH && isId(text, 0, LENGTH);
    }

    private static @Nullable String ofRequest(Exchange exchange) {
        try {
            List<String> parents = exchange.requestFields(FieldName.TRACEPARENT);
            return parents.size() == 1 ? ofParent(parents.get(0)) : null;
        } catch (Throwable unreadable) {
            return null;
        }
    }

    /** A source that fails, or gives something else than the id of a trace, counts as none. */
    private static @Nullable String current(Supplier<@Nullable String> source) {
        try {
            String id = source.get();
            return id != null && is(id) ? id : null;
        } catch (Throwable failing) {
            return null;
        }
    }

    /** The trace-id of a valid field value; a version above 00 may go on after the four known parts. */
    static @Nullable String ofParent(String parent) {
        boolean shaped = parent.length() >= PARENT_LENGTH
                && isHex(parent, 0, 2)
                && !parent.startsWith("ff")
                && parent.charAt(2) == '-'
                && isId(parent, 3, 35)
                && parent.charAt(35) == '-'
                && isId(parent, 36, 52)
                && parent.charAt(52) == '-'
                && isHex(parent, 53, PARENT_LENGTH);
        if (!shaped) {
            return null;
        }
        boolean ends = parent.length() == PARENT_LENGTH;
        boolean later = !parent.startsWith("00") && !ends && parent.charAt(PARENT_LENGTH) == '-';
        return ends || later ? parent.substring(3, 35) : null;
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Hexadecimal and not all zero. */
    private static boolean isId(String text, int from, int to) {
        boolean zero = true;
        for (int i = from; i < to && zero; i++) {
            zero = text.charAt(i) == '0';
        }
        return !zero && isHex(text, from, to);
    }

    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return hex(random.nextLong() | 1) + hex(random.nextLong());
    }

    private static String hex(long bits) {
        String digits = Long.toHexString(bits);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
