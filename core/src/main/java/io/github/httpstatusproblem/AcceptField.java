package io.github.httpstatusproblem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the media types that can be sent the client likes best, by its Accept (RFC 9110, 12.5.1). The most specific
 * range that matches a type gives its weight, a weight of 0 refuses it. Each line is read once for four types, in time
 * linear in its length; nothing is allocated, whatever the line holds. Immutable and thread-safe.
 *
 * <p>What is known of a type is a cell of 15 bits: the weight in thousandths, and above it the rank of the range that
 * gave it, which is 0 if none matched. The cells of four types are one long, whose highest bit says that there was a
 * range at all.
 */
final class AcceptField {
    private static final int TYPES_AT_ONCE = 4;
    private static final int CELL_BITS = 15;
    private static final int WEIGHT_BITS = 10;
    private static final long CELL = (1L << CELL_BITS) - 1;
    private static final int WEIGHT = (1 << WEIGHT_BITS) - 1;
    private static final long USABLE = 1L << 63;

    /** The kinds of range, by how specific they are; below them in a rank is the number of parameters. */
    private static final int ANY = 1;

    private static final int ANY_SUBTYPE = 2;
    private static final int EXACT = 3;
    private static final int PARAMETERS_BITS = 3;

    private final MediaType[] offered;
    private final int defaultType;

    /**
     * Keeps what can be sent.
     *
     * @param offered in the server's order; at least one
     * @param defaultType the index of the type that is sent if none is acceptable
     */
    AcceptField(List<MediaType> offered, int defaultType) {
        this.offered = offered.toArray(MediaType[]::new);
        this.defaultType = defaultType;
    }

    /** The index of the type to send; that of the first if the lines hold no range. */
    int choose(List<@Nullable String> lines) {
        boolean usable = false;
        int best = -1;
        long bestCell = 0;
        int notRefused = -1;
        boolean defaultRefused = false;
        long cells = 0;
        for (int i = 0; i < offered.length; i++) {
            if (i % TYPES_AT_ONCE == 0) {
                cells = cells(lines, i);
                usable |= cells < 0;
            }
            long cell = cell(cells, i % TYPES_AT_ONCE);
            if ((cell & WEIGHT) > 0 && isBetter(cell, bestCell)) {
                best = i;
                bestCell = cell;
            }
            boolean refused = cell != 0 && (cell & WEIGHT) == 0;
            notRefused = notRefused < 0 && !refused ? i : notRefused;
            defaultRefused |= refused && i == defaultType;
        }
        if (!usable) {
            return 0;
        }
        if (best >= 0) {
            return best;
        }
        return defaultRefused && notRefused >= 0 ? notRefused : defaultType;
    }

    /** The heavier one; among equal weights that of the more specific range. */
    private static boolean isBetter(long cell, long other) {
        long weight = cell & WEIGHT;
        long otherWeight = other & WEIGHT;
        return weight > otherWeight || (weight == otherWeight && cell > other);
    }

    /** The weight of a type in thousandths; -1 if no range matches it. */
    int weight(int type, List<@Nullable String> lines) {
        long cell = cell(cells(lines, type - type % TYPES_AT_ONCE), type % TYPES_AT_ONCE);
        return cell == 0 ? -1 : (int) (cell & WEIGHT);
    }

    private static long cell(long cells, int index) {
        return (cells >>> (index * CELL_BITS)) & CELL;
    }

    private long cells(List<@Nullable String> lines, int first) {
        long cells = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            cells = line == null ? cells : read(line, first, cells);
        }
        return cells;
    }

    /** Reads one line for the four types from the first on. */
    private long read(String line, int first, long before) {
        long cells = before;
        int start = FieldSyntax.elementStart(line, 0);
        while (start < line.length()) {
            int typeEnd = FieldSyntax.tokenEnd(line, start);
            int rangeEnd = rangeEnd(line, start, typeEnd);
            long parameters = rangeEnd < 0 ? Parameters.MALFORMED : Parameters.read(line, rangeEnd);
            if (Parameters.weight(parameters) >= 0) {
                cells = USABLE | weighed(cells, parameters, line, first, start, typeEnd, rangeEnd);
            }
            start = FieldSyntax.nextElement(line, start, Parameters.end(parameters));
        }
        return cells;
    }

    /** The index after the range, parameters left out; -1 if it is malformed. A mere {@code *} is understood as a range. */
    private static int rangeEnd(String line, int start, int typeEnd) {
        boolean any = typeEnd == start + 1 && line.charAt(start) == '*';
        if (typeEnd == start || !FieldSyntax.isAt(line, typeEnd, '/')) {
            return any ? typeEnd : -1;
        }
        int end = FieldSyntax.tokenEnd(line, typeEnd + 1);
        boolean anySubtype = end == typeEnd + 2 && line.charAt(typeEnd + 1) == '*';
        return end == typeEnd + 1 || (any && !anySubtype) ? -1 : end;
    }

    private static int kind(String line, int start, int typeEnd, int end) {
        if (typeEnd == start + 1 && line.charAt(start) == '*') {
            return ANY;
        }
        return end == typeEnd + 2 && line.charAt(typeEnd + 1) == '*' ? ANY_SUBTYPE : EXACT;
    }

    /** What is known with one more range, which stands between start and end. */
    private long weighed(long before, long parameters, String line, int first, int start, int typeEnd, int end) {
        long cells = before;
        int kind = kind(line, start, typeEnd, end);
        int count = Parameters.count(parameters);
        int rank = (kind << PARAMETERS_BITS) | count;
        long cell = ((long) rank << WEIGHT_BITS) | Parameters.weight(parameters);
        for (int i = 0; i < TYPES_AT_ONCE && first + i < offered.length; i++) {
            MediaType type = offered[first + i];
            boolean matches = kind == ANY || FieldSyntax.isName(line, start, typeEnd, type.type());
            if (kind == EXACT) {
                matches = matches && FieldSyntax.isName(line, typeEnd + 1, end, type.subtype());
            }
            if (matches && cell > cell(cells, i) && (count == 0 || hasParameters(type, line, end))) {
                cells = (cells & ~(CELL << (i * CELL_BITS))) | (cell << (i * CELL_BITS));
            }
        }
        return cells;
    }

    private static boolean hasParameters(MediaType type, String line, int rangeEnd) {
        int name = FieldSyntax.parameterStart(line, rangeEnd);
        while (!FieldSyntax.isElementEnd(line, name)) {
            int end = FieldSyntax.parameterEnd(line, name);
            if (!FieldSyntax.isWeight(line, name) && !type.hasParameter(line, name, end)) {
                return false;
            }
            name = FieldSyntax.parameterStart(line, end);
        }
        return true;
    }
}
