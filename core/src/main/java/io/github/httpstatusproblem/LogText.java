package io.github.httpstatusproblem;

/** Text from outside, fit for one line of a log or of an exception's message. */
final class LogText {
    private static final int MAX_LENGTH = 1_024;

    private LogText() {}

    /** Control and format characters and line separators become spaces, so that no text can forge a second line. */
    static String clean(String text) {
        int length = Math.min(text.length(), MAX_LENGTH);
        StringBuilder clean = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            clean.append(breaksLines(c) ? ' ' : c);
        }
        return text.length() > length ? clean.append('…').toString() : clean.toString();
    }

    private static boolean breaksLines(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
