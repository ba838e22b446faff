package io.github.httpstatusproblem;

/** The first digit of a status code: who is responsible, and whether the request is done (RFC 9110, 15). */
public enum StatusClass {
    /** 1xx: an interim response; the final one follows (RFC 9110, 15.2). */
    INFORMATIONAL(1, "Informational", "The request is being processed; the final response follows."),
    /** 2xx: the request was received, understood and accepted (RFC 9110, 15.3). */
    SUCCESSFUL(2, "Successful", "The request succeeded."),
    /** 3xx: the client has to do something more (RFC 9110, 15.4). */
    REDIRECTION(3, "Redirection", "The client has to take another step to complete the request."),
    /** 4xx: the request is at fault (RFC 9110, 15.5). */
    CLIENT_ERROR(4, "Client Error", "The request cannot be fulfilled as it was sent."),
    /** 5xx: the server is at fault (RFC 9110, 15.6). */
    SERVER_ERROR(5, "Server Error", "The server failed to fulfil a request that may well be valid.");

    private static final StatusClass[] CLASSES = values();

    private final int digit;
    private final String phrase;
    private final String description;

    StatusClass(int digit, String phrase, String description) {
        this.digit = digit;
        this.phrase = phrase;
        this.description = description;
    }

    /** The registry's name of the class, such as {@code Client Error}: what a code that is not registered borrows. */
    public String phrase() {
        return phrase;
    }

    String description() {
        return description;
    }

    /** The section that defines the class, such as {@code RFC 9110, 15.5}. */
    String specification() {
        return "RFC 9110, 15." + (digit + 1);
    }

    /** Whether responses of this class are errors: 4xx and 5xx. */
    public boolean isError() {
        return this == CLIENT_ERROR || this == SERVER_ERROR;
    }

    static StatusClass of(int value) {
        return CLASSES[value / 100 - 1];
    }
}
