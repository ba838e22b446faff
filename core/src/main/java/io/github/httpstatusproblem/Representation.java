package io.github.httpstatusproblem;

import java.util.List;
import java.util.Locale;

/**
 * How a problem looks in one media type (RFC 9110, 8.1): the built-in ones are constants, and an application may add its
 * own. An implementation is immutable and thread-safe. It decides nothing but the text: negotiation, {@code Vary},
 * {@code Content-Language}, the length and HEAD are the responder's. One that throws, or gives null, is replaced by
 * {@link #JSON} for that answer, with a warning in the log.
 */
@SuppressWarnings("ClassInitializationDeadlock") // The classes of the constants are named here only, so load from here.
public interface Representation {
    /** The canonical body, {@code application/json}: the default, and the only one that never changes. */
    Representation JSON = new CanonicalJson();

    /** {@code application/problem+json} (RFC 9457): the problem details first, then the canonical members. */
    Representation PROBLEM_JSON = new ProblemJson();

    /** {@code text/html}: a page for people, in the reader's language, without script and without another file. */
    Representation HTML = new HtmlPage();

    /** {@code text/plain}: what the page says, for a terminal. */
    Representation TEXT = new PlainText();

    /** {@code application/problem+xml} (RFC 9457, Appendix B). Not offered unless it is configured. */
    Representation PROBLEM_XML = new ProblemXml();

    /**
     * The value of Content-Type, sent to the letter: a type, a subtype and perhaps parameters (RFC 9110, 8.3.1). If it
     * has a charset, that is utf-8.
     */
    String mediaType();

    /** Whether the text depends on the language, so that Accept-Language is asked. */
    default boolean isLocalized() {
        return false;
    }

    /** Fields that go with this representation, such as a Content-Security-Policy; a problem's own replace them. */
    default List<HeaderField> fields() {
        return List.of();
    }

    /**
     * The text of the content, to be sent in UTF-8. What the problem says may come from anywhere: it is data, and to be
     * escaped.
     *
     * @param problem with its {@code type} where one is set or configured
     * @param status the status code that is sent: the problem's, or one of 600-999 that a framework decided; the problem
     *     is then that of 599
     * @param language one of the responder's languages; to be ignored by a representation that is not localized
     */
    String content(Problem problem, int status, Locale language);
}
