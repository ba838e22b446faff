package io.github.httpstatusproblem;

import java.util.List;

/** Names of header fields that core reads, sets or removes. */
final class FieldName {
    static final String ACCEPT = "Accept";
    static final String ACCEPT_LANGUAGE = "Accept-Language";
    static final String ALLOW = "Allow";
    static final String CACHE_CONTROL = "Cache-Control";
    static final String CONNECTION = "Connection";
    static final String CONTENT_ENCODING = "Content-Encoding";
    static final String CONTENT_LANGUAGE = "Content-Language";
    static final String CONTENT_LENGTH = "Content-Length";
    static final String CONTENT_RANGE = "Content-Range";
    static final String CONTENT_TYPE = "Content-Type";
    static final String LINK = "Link";
    static final String RETRY_AFTER = "Retry-After";
    static final String SET_COOKIE = "Set-Cookie";
    static final String TRACEPARENT = "traceparent";
    static final String UPGRADE = "Upgrade";
    static final String VARY = "Vary";
    static final String X_CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";

    /** What describes a content that is not sent any more; CORS, security, cookies and tracing stay. */
    static final List<String> STALE = List.of(
            CONTENT_TYPE,
            CONTENT_LENGTH,
            CONTENT_ENCODING,
            CONTENT_LANGUAGE,
            CONTENT_RANGE,
            "Content-Disposition",
            "Content-Location",
            "Accept-Ranges",
            "ETag",
            "Last-Modified",
            "Expires",
            CACHE_CONTROL,
            "Pragma",
            "Age",
            "Transfer-Encoding");

    /** What must not be sent in HTTP/2 (RFC 9113, 8.2.2). */
    static final List<String> HTTP_1_ONLY = List.of(CONNECTION, UPGRADE);

    private static final List<String> FRAMING =
            List.of(CONTENT_LENGTH, "Transfer-Encoding", CONNECTION, CONTENT_TYPE, CONTENT_ENCODING, "Date", "Trailer");

    private FieldName() {}

    /** Whether the field is the server's and an application must not set it on a problem. */
    static boolean isFraming(String name) {
        return contains(FRAMING, name);
    }

    /** Whether the names contain that one; field names have no case. */
    static boolean contains(Iterable<String> names, String name) {
        for (String candidate : names) {
            if (candidate.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
