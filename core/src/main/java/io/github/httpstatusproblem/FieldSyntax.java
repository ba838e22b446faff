package io.github.httpstatusproblem;

/**
 * The parts that field values are made of (RFC 9110, 5.6), read by index: nothing is copied, nothing throws, and a
 * result depends neither on the JVM's locale nor on anything but the characters.
 */
final class FieldSyntax {
    /** The weight of what has none, in thousandths. */
    static final int FULL_WEIGHT = 1_000;

    /** Which ASCII characters are tchars (RFC 9110, 5.6.2). */
    private static final boolean[] TOKEN_CHARS = tokenChars();

    private FieldSyntax() {}

    private static boolean[] tokenChars() {
        boolean[] tokenChars = new boolean[128];
        for (char c = 0; c < tokenChars.length; c++) {
            tokenChars[c] = isAlpha(c) || isDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
        return tokenChars;
    }

    private static boolean isTokenChar(char c) {
        return c < TOKEN_CHARS.length && TOKEN_CHARS[c];
    }

    static boolean isAlpha(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether that character stands there. */
    static boolean isAt(String value, int index, char c) {
        return index < value.length() && value.charAt(index) == c;
    }

    /** Whether an element of a list can end there: at its comma, or with the value. */
    static boolean isElementEnd(String value, int index) {
        return index == value.length() || value.charAt(index) == ',';
    }

    /** The index after the tchars that stand there; the same index if there are none. */
    static int tokenEnd(String value, int from) {
        int length = value.length();
        int i = from;
        while (i < length && isTokenChar(value.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The index after the spaces and tabs that stand there. */
    static int spaceEnd(String value, int from) {
        int i = from;
        while (i < value.length() && (value.charAt(i) == ' ' || value.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** The index of the element of a list that starts there; empty ones are passed over (RFC 9110, 5.6.1.2). */
    static int elementStart(String value, int from) {
        int i = spaceEnd(value, from);
        while (isAt(value, i, ',')) {
            i = spaceEnd(value, i + 1);
        }
        return i;
    }

    /** The index of the element after one that ends there, or that is malformed, where the end is -1. */
    static int nextElement(String value, int start, int end) {
        return elementStart(value, end < 0 ? malformedEnd(value, start) : end);
    }

    /**
     * The index of the comma that ends a malformed element. A comma within the quoted value of a parameter does not; a
     * quote in another place, or without an end, opens nothing. Linear: behind a quoted string without an end no quote
     * can follow a {@code =} again, because that quote would be its end.
     */
    private static int malformedEnd(String value, int from) {
        int i = from;
        while (!isElementEnd(value, i)) {
            int end = value.charAt(i) == '"' && i > 0 && value.charAt(i - 1) == '=' ? quotedEnd(value, i) : -1;
            i = end < 0 ? i + 1 : end;
        }
        return i;
    }

    /**
     * The index of the name of the next parameter, or the end of the element; -1 if something else follows. Empty
     * parameters are passed over (RFC 9110, 5.6.6).
     */
    static int parameterStart(String value, int from) {
        int i = spaceEnd(value, from);
        boolean separated = isElementEnd(value, i);
        while (isAt(value, i, ';')) {
            i = spaceEnd(value, i + 1);
            separated = true;
        }
        return separated ? i : -1;
    }

    /** The index after the parameter that stands there, a name and a token or quoted string; -1 if it is malformed. */
    static int parameterEnd(String value, int name) {
        int equals = tokenEnd(value, name);
        if (equals == name || !isAt(value, equals, '=')) {
            return -1;
        }
        if (isAt(value, equals + 1, '"')) {
            return quotedEnd(value, equals + 1);
        }
        int end = tokenEnd(value, equals + 1);
        return end == equals + 1 ? -1 : end;
    }

    /** RFC 9110, 5.6.4. */
    private static int quotedEnd(String value, int quote) {
        for (int i = quote + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** Whether the token or quoted string between the indices says the same as a text. */
    static boolean says(String value, int from, int to, String text, boolean withCase) {
        boolean quoted = value.charAt(from) == '"';
        int at = 0;
        for (int i = quoted ? from + 1 : from; i < (quoted ? to - 1 : to); i++) {
            if (quoted && value.charAt(i) == '\\') {
                i++;
            }
            boolean same = at < text.length()
                    && (withCase
                            ? value.charAt(i) == text.charAt(at)
                            : lowerCase(value.charAt(i)) == lowerCase(text.charAt(at)));
            if (!same) {
                return false;
            }
            at++;
        }
        return at == text.length();
    }

    /** Whether the parameter that stands there is a weight, whose name has no case (RFC 9110, 12.4.2). */
    static boolean isWeight(String value, int name) {
        return (value.charAt(name) | 0x20) == 'q' && isAt(value, name + 1, '=');
    }

    /** Whether the token between the indices is that name, without case. */
    static boolean isName(String value, int from, int to, String name) {
        return to - from == name.length() && value.regionMatches(true, from, name, 0, name.length());
    }

    private static char lowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /**
     * The weight between the indices in thousandths, 0-1,000; -1 if it is none (RFC 9110, 12.4.2). More than is allowed to
     * be sent is understood: {@code .5} is 0.5, and digits after the third are cut.
     */
    static int weight(String value, int from, int to) {
        int i = from;
        int whole = 0;
        if (value.charAt(i) == '0' || value.charAt(i) == '1') {
            whole = value.charAt(i) == '1' ? FULL_WEIGHT : 0;
            i++;
        } else if (to - from < 2) {
            return -1;
        }
        if (i == to) {
            return whole;
        }
        if (value.charAt(i) != '.') {
            return -1;
        }
        int fraction = 0;
        int unit = FULL_WEIGHT / 10;
        for (i++; i < to; i++) {
            char c = value.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            fraction += (c - '0') * unit;
            unit /= 10;
        }
        return whole + fraction > FULL_WEIGHT ? -1 : whole + fraction;
    }
}
