package io.github.httpstatusproblem;

/**
 * Text that may come from anywhere, as people are shown it: what a terminal would obey or a parser refuse is not passed
 * on. Control characters and line separators, line breaks included, become spaces; what opens or closes a change of
 * direction (U+202A-U+202E, U+2066-U+2069) is left out; a noncharacter becomes U+FFFD. Everything else stays, emoji and
 * the directional marks included.
 */
final class ForeignText {
    private static final char REPLACEMENT = '\uFFFD';

    private ForeignText() {}

    /** With U+FFFD in place of lone surrogates, which no encoding of Unicode can hold; most texts as they are. */
    static String wellFormed(String text) {
        StringBuilder wellFormed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                wellFormed = wellFormed == null ? new StringBuilder(text) : wellFormed;
                wellFormed.setCharAt(i, REPLACEMENT);
            }
        }
        return wellFormed == null ? text : wellFormed.toString();
    }

    static String shown(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            boolean stays = (codePoint >= ' ' && codePoint <= '~') || !isUnfit(codePoint);
            if (!stays && shown == null) {
                shown = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (shown != null && stays) {
                shown.append(text, i, next);
            } else if (shown != null && isControl(codePoint)) {
                shown.append(' ');
            } else if (shown != null && !turnsDirection(codePoint)) {
                shown.append(REPLACEMENT);
            }
            i = next;
        }
        return shown == null ? text : shown.toString();
    }

    private static boolean isUnfit(int codePoint) {
        return isControl(codePoint) || turnsDirection(codePoint) || isNoncharacter(codePoint);
    }

    /** Whether a character is obeyed rather than shown, by a terminal or by what lays out a text. */
    static boolean isDirective(int codePoint) {
        return isControl(codePoint) || isBidi(codePoint);
    }

    /** C0, DEL and C1, and the line and the paragraph separator: what ends a line or steers a terminal. */
    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
    }

    /** Everything that only directs the order of other characters (UAX 9, 2), the harmless marks included. */
    private static boolean isBidi(int codePoint) {
        return turnsDirection(codePoint) || codePoint == 0x061C || codePoint == 0x200E || codePoint == 0x200F;
    }

    /** Embeddings, overrides and isolates, which reach beyond themselves. */
    private static boolean turnsDirection(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }
}
