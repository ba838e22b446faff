package io.github.httpstatusproblem.reference;

/**
 * A text as a literal of the languages of the snippets. The texts are ours, printable ASCII, with double quotes at most
 * of all that would have to be escaped.
 */
final class Quoted {
    private Quoted() {}

    /** Java and C#. */
    static String escaped(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    /** JavaScript. */
    static String single(String text) {
        return '\'' + text + '\'';
    }

    /** Python and Ruby: in double quotes unless there is one inside. */
    static String python(String text) {
        return text.indexOf('"') < 0 ? '"' + text + '"' : single(text);
    }

    /** Go: in double quotes unless there is one inside, then raw. */
    static String go(String text) {
        return text.indexOf('"') < 0 ? '"' + text + '"' : '`' + text + '`';
    }
}
