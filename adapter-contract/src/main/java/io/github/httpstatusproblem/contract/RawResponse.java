package io.github.httpstatusproblem.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A response as it came over the socket. */
public final class RawResponse {
    /** What a server adds of its own, and what it decides about the connection. */
    private static final Set<String> OF_THE_SERVER = Set.of("date", "server", "connection", "keep-alive");

    private final String statusLine;
    private final List<String> fieldLines;
    private final byte[] body;
    private final boolean complete;

    RawResponse(String statusLine, List<String> fieldLines, byte[] body, boolean complete) {
        this.statusLine = statusLine;
        this.fieldLines = List.copyOf(fieldLines);
        this.body = body;
        this.complete = complete;
    }

    /** The first line, such as {@code HTTP/1.1 417 Expectation Failed}; the phrase is the server's affair. */
    public String statusLine() {
        return statusLine;
    }

    /** The status code. */
    public int status() {
        return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    /** The values of the field lines of that name, in their order. */
    public List<String> fields(String name) {
        List<String> values = new ArrayList<>();
        for (String line : fieldLines) {
            int colon = line.indexOf(':');
            if (line.substring(0, colon).equalsIgnoreCase(name)) {
                values.add(line.substring(colon + 1).trim());
            }
        }
        return values;
    }

    /** The field lines as they came. */
    public List<String> fieldLines() {
        return fieldLines;
    }

    /** The content, without its transfer coding. */
    public byte[] body() {
        return body.clone();
    }

    /** The content as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the server has announced that it closes the connection (RFC 9112, 9.6). */
    public boolean closes() {
        return fields("Connection").contains("close");
    }

    /** Whether the message came to its end as it was announced, or was cut off. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * The response in the form in which servers are compared: the status, the field lines in alphabetical order without
     * those that are the server's own, an empty line, the content.
     */
    public String comparable() {
        Set<String> lines = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> comparable = new ArrayList<>();
        for (String line : fieldLines) {
            String name = line.substring(0, line.indexOf(':'));
            if (!OF_THE_SERVER.contains(name.toLowerCase(Locale.ROOT)) && !lines.add(line)) {
                lines.add(line + " (again)");
            }
        }
        comparable.add(Integer.toString(status()));
        comparable.addAll(lines);
        comparable.add("");
        comparable.add(text());
        return String.join("\n", comparable);
    }

    @Override
    public String toString() {
        return statusLine + "\n" + String.join("\n", fieldLines) + "\n\n" + text();
    }
}
