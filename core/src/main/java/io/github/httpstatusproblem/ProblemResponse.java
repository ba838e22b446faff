package io.github.httpstatusproblem;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An error response, ready to copy: set the status, remove and then add the fields, write the content. Immutable and
 * shared between requests; an adapter decides nothing about it.
 */
public final class ProblemResponse {
    /** A stream may change the array that it is given, and must not change the answers of others. */
    private static final int COPY_LENGTH = 512;

    private static final ThreadLocal<byte[]> COPY = ThreadLocal.withInitial(() -> new byte[COPY_LENGTH]);

    private final int status;
    private final List<String> removals;
    private final String contentType;
    private final List<HeaderField> fields;
    private final List<HeaderField> contentFields;
    private final byte[] content;
    private final boolean framed;
    private final boolean head;

    ProblemResponse(
            int status,
            List<String> removals,
            String contentType,
            List<HeaderField> fields,
            List<HeaderField> contentFields,
            byte[] content,
            boolean framed,
            boolean head) {
        this.status = status;
        this.removals = removals;
        this.contentType = contentType;
        this.fields = fields;
        this.contentFields = contentFields;
        this.content = content;
        this.framed = framed;
        this.head = head;
    }

    /** The status code to send, 400-999: a number that a framework decided is kept even where it is not valid. */
    public int status() {
        return status;
    }

    /** Names of the fields to remove from the response first: what described another content, and what is set anew. */
    public List<String> removals() {
        return removals;
    }

    /** The value of Content-Type, to be sent to the letter: no charset is to be appended. */
    public String contentType() {
        return contentType;
    }

    /** The fields to add after the removals, in order; Content-Type and Content-Length are not among them. */
    public List<HeaderField> fields() {
        return fields;
    }

    /**
     * Those of the fields that the problem has, or its status owes: what an answer keeps whose content is written by
     * somebody else, such as an error page of the application.
     */
    public List<HeaderField> problemFields() {
        return fields.stream()
                .filter(field -> !field.hasName(FieldName.VARY) && !contentFields.contains(field))
                .toList();
    }

    /**
     * The value of Content-Length in octets, for HEAD that of the answer to GET (RFC 9110, 9.3.2); -1 if the field must
     * not be sent because something around the application encodes the content.
     */
    public long length() {
        return framed ? content.length : -1;
    }

    /** Writes the content; nothing in answer to HEAD. The stream is neither flushed nor closed, and may keep nothing. */
    public void writeTo(OutputStream out) throws IOException {
        if (!head) {
            byte[] copy = COPY.get();
            for (int i = 0; i < content.length; i += COPY_LENGTH) {
                int length = Math.min(COPY_LENGTH, content.length - i);
                System.arraycopy(content, i, copy, 0, length);
                out.write(copy, 0, length);
            }
        }
    }

    /** The content as text, for a response whose writer the application took already; empty in answer to HEAD. */
    public String body() {
        return head ? "" : new String(content, StandardCharsets.UTF_8);
    }
}
