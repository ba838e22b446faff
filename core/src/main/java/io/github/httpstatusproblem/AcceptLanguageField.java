package io.github.httpstatusproblem;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the languages that can be sent the client likes best, by its Accept-Language (RFC 9110, 12.5.4): lookup of RFC
 * 4647, 3.4, over the ranges sorted by weight, in their order among equals. A tag whose longest matching range has the
 * weight 0 is refused. Each line is read once, in time linear in its length; nothing is allocated, whatever the line
 * holds. Immutable and thread-safe.
 *
 * <p>What is known of a tag is a cell of 16 bits, and the cells of four tags are one long. From the lowest bit on: the
 * weight in thousandths of the best range that leads to the tag; its turn, which is lower for the tag that a range of the
 * same weight led to earlier; whether the tag is refused; and how specific the range is that says so.
 */
final class AcceptLanguageField {
    private static final int MAX_TAGS = 4;
    private static final int MAX_SUBTAGS = 6;
    private static final int CELL_BITS = 16;
    private static final int CELL = (1 << CELL_BITS) - 1;
    private static final int WEIGHT = (1 << 10) - 1;
    private static final int TURN_UNIT = WEIGHT + 1;
    private static final int TURN = (MAX_TAGS - 1) * TURN_UNIT;
    private static final int REFUSED = TURN_UNIT * MAX_TAGS;
    private static final int SPECIFICITY_UNIT = REFUSED * 2;
    private static final int ANY = 1;
    private static final int MAX_SUBTAG_LENGTH = 8;

    private final String[] offered;
    /** The indices of the tags, those of the longest tags first, because a range leads to them first. */
    private final int[] longestFirst;

    /**
     * Keeps what can be sent.
     *
     * @param offered one to four language tags (RFC 5646) of at most six subtags, the default first
     */
    AcceptLanguageField(List<String> offered) {
        if (offered.isEmpty()
                || offered.size() > MAX_TAGS
                || offered.stream().anyMatch(tag -> subtags(tag, 0, tag.length()) > MAX_SUBTAGS)) {
            throw new IllegalArgumentException(
                    "one to four languages of at most six subtags can be offered, not " + offered);
        }
        this.offered = offered.toArray(String[]::new);
        this.longestFirst = IntStream.range(0, offered.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -offered.get(i).length()))
                .mapToInt(i -> i)
                .toArray();
    }

    /** The index of the language to send; the default where no range leads to another. */
    int choose(List<@Nullable String> lines) {
        long cells = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            cells = line == null ? cells : read(line, cells);
        }
        int best = -1;
        int bestCell = 0;
        int notRefused = -1;
        for (int i = 0; i < offered.length; i++) {
            int cell = cell(cells, i);
            if ((cell & REFUSED) == 0) {
                notRefused = notRefused < 0 ? i : notRefused;
                if (isBetter(cell, bestCell)) {
                    best = i;
                    bestCell = cell;
                }
            }
        }
        return best >= 0 ? best : Math.max(notRefused, 0);
    }

    private static boolean isBetter(int cell, int other) {
        int weight = cell & WEIGHT;
        int otherWeight = other & WEIGHT;
        return weight > otherWeight || (weight == otherWeight && weight > 0 && (cell & TURN) < (other & TURN));
    }

    private static int cell(long cells, int index) {
        return (int) (cells >>> (index * CELL_BITS)) & CELL;
    }

    private static long withCell(long cells, int index, int cell) {
        int shift = index * CELL_BITS;
        return (cells & ~((long) CELL << shift)) | ((long) cell << shift);
    }

    private long read(String line, long before) {
        long cells = before;
        int start = FieldSyntax.elementStart(line, 0);
        while (start < line.length()) {
            int rangeEnd = rangeEnd(line, start);
            long parameters = rangeEnd < 0 ? Parameters.MALFORMED : Parameters.read(line, rangeEnd);
            // A language range has no parameters but its weight.
            if (Parameters.weight(parameters) >= 0 && Parameters.count(parameters) == 0) {
                cells = weighed(cells, Parameters.weight(parameters), line, start, rangeEnd);
            }
            start = FieldSyntax.nextElement(line, start, Parameters.end(parameters));
        }
        return cells;
    }

    /** The index after the range (RFC 4647, 2.1); -1 if it is malformed. */
    private static int rangeEnd(String line, int start) {
        if (line.charAt(start) == '*') {
            return start + 1;
        }
        int end = subtagEnd(line, start, false);
        while (end > 0 && FieldSyntax.isAt(line, end, '-')) {
            end = subtagEnd(line, end + 1, true);
        }
        return end;
    }

    private static int subtagEnd(String line, int start, boolean digitsToo) {
        int end = start;
        while (end < line.length()
                && (FieldSyntax.isAlpha(line.charAt(end)) || (digitsToo && FieldSyntax.isDigit(line.charAt(end))))) {
            end++;
        }
        return end == start || end - start > MAX_SUBTAG_LENGTH ? -1 : end;
    }

    /** What is known with one more range, which stands between start and end. */
    private long weighed(long before, int weight, String line, int start, int end) {
        long cells = before;
        boolean any = line.charAt(start) == '*';
        int specificity = any ? ANY : ANY + subtags(line, start, end);
        for (int i : longestFirst) {
            String tag = offered[i];
            if (any || isPrefix(tag, 0, tag.length(), line, start, end)) {
                cells = withCell(cells, i, withRefusal(cell(cells, i), specificity, weight == 0));
            }
            if (isPrefix(line, start, end, tag, 0, tag.length()) && weight > (cell(cells, i) & WEIGHT)) {
                cells = withLastTurn(cells, i, weight);
            }
        }
        return cells;
    }

    private static int subtags(String line, int start, int end) {
        int subtags = 1;
        for (int i = start; i < end; i++) {
            subtags += line.charAt(i) == '-' ? 1 : 0;
        }
        return subtags;
    }

    /** Whether the second of two tags, each a part of a text, is the first one or its beginning up to a hyphen. */
    private static boolean isPrefix(String tag, int start, int end, String prefix, int prefixStart, int prefixEnd) {
        int length = prefixEnd - prefixStart;
        return tag.regionMatches(true, start, prefix, prefixStart, length)
                && (start + length == end || (start + length < end && tag.charAt(start + length) == '-'));
    }

    /** The most specific range decides; if it is there twice, the higher weight. */
    private static int withRefusal(int cell, int specificity, boolean refuses) {
        int known = cell / SPECIFICITY_UNIT;
        boolean refused = (cell & REFUSED) != 0;
        if (specificity > known) {
            refused = refuses;
        } else if (specificity == known) {
            refused = refused && refuses;
        }
        return Math.max(specificity, known) * SPECIFICITY_UNIT + (refused ? REFUSED : 0) + (cell & (TURN | WEIGHT));
    }

    /** A better range has led to the tag just now: those that came later than its former one move up. */
    private long withLastTurn(long before, int index, int weight) {
        long cells = before;
        int turn = cell(cells, index) & TURN;
        for (int i = 0; i < offered.length; i++) {
            int cell = cell(cells, i);
            cells = (cell & TURN) > turn ? withCell(cells, i, cell - TURN_UNIT) : cells;
        }
        return withCell(cells, index, (cell(cells, index) & ~(TURN | WEIGHT)) | TURN | weight);
    }
}
