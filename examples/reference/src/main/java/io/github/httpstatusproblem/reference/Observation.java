package io.github.httpstatusproblem.reference;

import java.util.Locale;

/**
 * What was seen when a snippet was run.
 *
 * @param fingerprint that of the snippet which was run
 * @param response the status line, after that of an interim response; of a snippet that was only compiled empty, as the
 *     rest
 * @param contentType the value of the field, or empty
 * @param length the value of Content-Length, or empty
 * @param content what it was beside the server's own
 */
record Observation(int code, String fingerprint, String response, String contentType, String length, Content content) {
    /** The content beside the one that this server sends. */
    enum Content {
        /** There is none. */
        NONE,
        /** Octet for octet the same. */
        SAME,
        /** The same JSON, without spaces. */
        WITHOUT_SPACES,
        /** The same JSON, without spaces and with a line break at the end. */
        WITH_LINE_BREAK,
        /** The same JSON in another form. */
        OTHER_FORM,
        /** Nobody knows, since it was not run. */
        UNKNOWN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Observation parse(String line) {
        String[] values = line.split("\t", -1);
        return new Observation(
                Integer.parseInt(values[0]), values[1], values[2], values[3], values[4], Content.valueOf(values[5]));
    }

    String line() {
        return String.join("\t", Integer.toString(code), fingerprint, response, contentType, length, content.name());
    }

    /** The status lines and the fields of the content, as they came. */
    String seen() {
        return response
                + (contentType.isEmpty() ? "" : "; Content-Type: " + contentType)
                + (length.isEmpty() ? "" : "; Content-Length: " + length);
    }

    boolean wasRun() {
        return content != Content.UNKNOWN;
    }
}
