package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.StatusCode;
import java.util.List;

/**
 * What a snippet returns, as its template reads it: the response of {@link StatusAnswers}, without what a framework sets
 * itself.
 *
 * @param interim the code of an interim response that is sent first, or 0
 * @param status the status of the response, 200 after an interim response
 * @param fields those that the status owes
 * @param complete whether a file that runs by itself is wanted, rather than the part that matters
 */
record Returned(int interim, StatusCode status, List<HeaderField> fields, boolean complete) {
    private static final StatusCode OK = StatusCode.of(200);

    static Returned of(StatusCode asked, boolean complete) {
        return Interim.is(asked)
                ? new Returned(asked.value(), OK, List.of(), complete)
                : new Returned(0, asked, StatusAnswers.owed(asked), complete);
    }

    /** Without the fields that a framework does not let an application set. */
    Returned without(List<String> names) {
        return new Returned(
                interim,
                status,
                fields.stream()
                        .filter(field -> names.stream().noneMatch(field::hasName))
                        .toList(),
                complete);
    }

    int code() {
        return status.value();
    }

    boolean hasContent() {
        return status.allowsContent();
    }

    /** Whether a field says how long the content is (RFC 9110, 14.4), so that it has to be sent to the letter. */
    boolean isPartial() {
        return code() == 206;
    }

    /** Whether the content is data that the framework writes as JSON. */
    boolean hasJson() {
        return hasContent() && !isPartial();
    }

    /** The name of the member that holds the key. */
    String member() {
        return StatusAnswers.member(status);
    }

    String key() {
        return status.key();
    }

    String phrase() {
        return status.reasonPhrase();
    }

    /** The content to the letter. */
    String json() {
        return StatusAnswers.body(status);
    }
}
