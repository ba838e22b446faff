package io.github.httpstatusproblem;

import java.util.Locale;

/** The words beside the facts where people read: English here, the other languages in the files of the descriptions. */
enum Label {
    FIELD_ERRORS("What to correct"),
    TRACE_ID("Trace ID"),
    TYPE("About this problem"),
    SPECIFICATION("Specification"),
    /** What stands between one of the others and its fact in a line of text. */
    COLON(": ");

    private final String english;

    Label(String english) {
        this.english = english;
    }

    String in(Locale language) {
        return Descriptions.text("label." + name().toLowerCase(Locale.ROOT), language, english);
    }
}
