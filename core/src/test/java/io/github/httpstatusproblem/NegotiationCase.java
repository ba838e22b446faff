package io.github.httpstatusproblem;

import java.util.List;
import java.util.stream.Stream;

/** The cells of the tables in {@code negotiation}. */
final class NegotiationCase {
    private NegotiationCase() {}

    /** The field lines: {@code (none)} is no line, {@code (empty)} an empty one, {@code \t} a tab. */
    static List<String> lines(String cell) {
        return cell.equals("(none)")
                ? List.of()
                : Stream.of(cell.split(" \\|\\| ", -1))
                        .map(line -> line.equals("(empty)") ? "" : line.replace("\\t", "\t"))
                        .toList();
    }
}
