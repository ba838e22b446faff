package io.github.httpstatusproblem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of the canonical body: one line of strict JSON (RFC 8259), {@code ": "} after names, {@code ", "}
 * between members, UTF-8, nothing at the end. What could end a script element or a line of JavaScript is escaped, so
 * that the body is safe wherever it is pasted.
 */
final class CanonicalJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;

    private CanonicalJson(int capacity) {
        out = new StringBuilder(capacity);
    }

    static byte[] of(Problem problem) {
        CanonicalJson json = new CanonicalJson(128);
        json.out.append("{\"error\": ");
        json.string(problem.error());
        json.out.append(", \"message\": ");
        json.string(problem.message());
        for (Map.Entry<String, @Nullable Object> member : problem.members().entrySet()) {
            json.member(member.getKey(), member.getValue());
        }
        json.out.append('}');
        return json.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** How many bytes a member adds to the body. */
    static int lengthOf(String name, @Nullable Object value) {
        CanonicalJson json = new CanonicalJson(64);
        json.member(name, value);
        return json.out.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private void member(String name, @Nullable Object value) {
        out.append(", ");
        string(name);
        out.append(": ");
        value(value);
    }

    /** Writes what {@link PlainData} makes. */
    private void value(@Nullable Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else {
            out.append(value);
        }
    }

    private void object(Map<?, ?> map) {
        String separator = "";
        out.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            string((String) entry.getKey());
            out.append(": ");
            value(entry.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    private void array(List<?> items) {
        String separator = "";
        out.append('[');
        for (Object item : items) {
            out.append(separator);
            value(item);
            separator = ", ";
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (isSpecial(c)) {
                out.append(text, written, i);
                escape(c);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static boolean isSpecial(char c) {
        return c < ' '
                || c == '"'
                || c == '\\'
                || c == '<'
                || c == '>'
                || c == '&'
                || c == '\u2028'
                || c == '\u2029'
                || Character.isSurrogate(c);
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (Character.isSurrogate(c)) {
                    out.append('\uFFFD');
                } else {
                    out.append("\\u")
                            .append(HEX[c >> 12])
                            .append(HEX[c >> 8 & 15])
                            .append(HEX[c >> 4 & 15])
                            .append(HEX[c & 15]);
                }
            }
        }
    }
}
