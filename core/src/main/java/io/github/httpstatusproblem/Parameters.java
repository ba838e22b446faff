package io.github.httpstatusproblem;

/**
 * What stands behind the range of an element of Accept or Accept-Language, read once and kept in one number: the weight
 * (RFC 9110, 12.4.2), how many parameters narrow the range, and where the element ends.
 */
final class Parameters {
    /** In place of a number: what stands there is malformed. */
    static final long MALFORMED = -1;

    /** The most that a media type can be offered with, and so the most that have to be counted. */
    static final int MAX_COUNT = 7;

    private static final int END_SHIFT = 32;
    private static final int COUNT_SHIFT = 16;

    private Parameters() {}

    static long read(String value, int rangeEnd) {
        int weight = FieldSyntax.FULL_WEIGHT;
        boolean weighed = false;
        int count = 0;
        int i = FieldSyntax.parameterStart(value, rangeEnd);
        while (i >= 0 && !FieldSyntax.isElementEnd(value, i)) {
            int end = FieldSyntax.parameterEnd(value, i);
            if (end < 0) {
                return MALFORMED;
            }
            if (!FieldSyntax.isWeight(value, i)) {
                count = Math.min(count + 1, MAX_COUNT);
            } else if (!weighed) {
                weight = FieldSyntax.weight(value, i + "q=".length(), end);
                weighed = true;
            }
            i = FieldSyntax.parameterStart(value, end);
        }
        return i < 0 ? MALFORMED : ((long) i << END_SHIFT) | ((long) count << COUNT_SHIFT) | (weight & 0xFFFF);
    }

    /** The index after the element; -1 if it is malformed. */
    static int end(long parameters) {
        return (int) (parameters >> END_SHIFT);
    }

    /** How many parameters there are, weights not counted. */
    static int count(long parameters) {
        return (int) parameters >>> COUNT_SHIFT;
    }

    /**
     * The weight in thousandths, wherever it stands (RFC 9110, 12.5.1): the first one, the full weight if there is none;
     * -1 if it or the element is malformed.
     */
    static int weight(long parameters) {
        return (short) parameters;
    }
}
