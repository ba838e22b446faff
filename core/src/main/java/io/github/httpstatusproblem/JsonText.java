package io.github.httpstatusproblem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of JSON here: one line of strict JSON (RFC 8259), {@code ": "} after names, {@code ", "} between members,
 * nothing at the end. What could end a script element or a line of JavaScript, what a terminal would obey and what turns
 * the direction of a text is escaped, so that the text is safe wherever it is pasted; a parser reads the same values.
 */
final class JsonText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(256).append('{');

    /** How many bytes a member adds to a body, with the separator before it. */
    static int lengthOf(String name, @Nullable Object value) {
        String object = new JsonText().member(name, value).object();
        return object.getBytes(StandardCharsets.UTF_8).length - "{}".length() + ", ".length();
    }

    /** Adds a member of the object that is the text. */
    JsonText member(String name, @Nullable Object value) {
        if (out.length() > 1) {
            out.append(", ");
        }
        string(name);
        out.append(": ");
        value(value);
        return this;
    }

    JsonText members(Map<String, @Nullable Object> members) {
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            member(member.getKey(), member.getValue());
        }
        return this;
    }

    /** The finished object. */
    String object() {
        return out.append('}').toString();
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

    /** The text of a problem has no lone surrogates. */
    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpecial(c)) {
                out.append(text, written, i);
                escape(c);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static boolean isSpecial(char c) {
        return c == '"'
                || c == '\\'
                || c == '<'
                || c == '>'
                || c == '&'
                || ((c < ' ' || c > '~') && ForeignText.isDirective(c));
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default ->
                out.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 15])
                        .append(HEX[c >> 4 & 15])
                        .append(HEX[c & 15]);
        }
    }
}
