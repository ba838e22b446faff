package io.github.httpstatusproblem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The header fields of a problem, line by line. Immutable; no framing field, and at most 64 lines, or it is refused with
 * an {@link IllegalArgumentException}.
 *
 * @param lines unmodifiable
 */
record FieldLines(List<HeaderField> lines) {
    static final FieldLines NONE = new FieldLines(List.of());
    static final int MAX_LINES = 64;

    FieldLines {
        for (HeaderField line : lines) {
            if (FieldName.isFraming(line.name())) {
                throw new IllegalArgumentException(line.name() + " is set by the server and cannot be set on a problem"
                        + (line.hasName(FieldName.CONNECTION) ? "; see withUpgrade" : ""));
            }
        }
        if (lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("a problem has at most " + MAX_LINES + " fields");
        }
        lines = List.copyOf(lines);
    }

    /** A copy with one more line. */
    FieldLines adding(HeaderField line) {
        List<HeaderField> copy = new ArrayList<>(lines);
        copy.add(line);
        return new FieldLines(copy);
    }

    /** A copy with these values in place of the lines of that name; the first keeps the place. */
    FieldLines replacing(String name, Collection<String> values) {
        List<HeaderField> copy = new ArrayList<>(lines);
        copy.removeIf(line -> line.hasName(name));
        int place = 0;
        while (place < copy.size() && copy.get(place).equals(lines.get(place))) {
            place++;
        }
        for (String value : values) {
            copy.add(place++, new HeaderField(name, value));
        }
        return new FieldLines(copy);
    }
}
