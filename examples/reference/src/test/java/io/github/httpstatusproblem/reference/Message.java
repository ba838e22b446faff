package io.github.httpstatusproblem.reference;

import java.util.Arrays;
import java.util.List;

/**
 * A response as it came over the wire.
 *
 * @param head the status line and the field lines
 */
record Message(String head, String content) {
    String statusLine() {
        return head.lines().findFirst().orElseThrow();
    }

    List<String> fieldLines() {
        return Arrays.stream(head.split("\r\n", -1)).skip(1).toList();
    }

    /** All values of that name, or an empty text. */
    String field(String name) {
        String start = name + ": ";
        return String.join(
                ", ",
                fieldLines().stream()
                        .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                        .map(line -> line.substring(start.length()))
                        .toList());
    }

    /** As a terminal shows it, with another text for the value of Date and without the field of this test. */
    String shown(String date) {
        String lines = (head + "\r\n\r\n" + content)
                .replace("\r\nConnection: close", "")
                .replace("\r\nConnection: upgrade,close", "\r\nConnection: upgrade")
                .replace("\r\n", "\n");
        return withDate(lines, date);
    }

    static String withDate(String response, String date) {
        return response.replaceFirst("(?m)^Date: .*$", "Date: " + date);
    }
}
