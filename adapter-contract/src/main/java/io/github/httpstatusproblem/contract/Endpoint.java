package io.github.httpstatusproblem.contract;

import java.io.IOException;

/** What a {@link Route} does to the response of a request, in the words of the framework at hand. */
public interface Endpoint {
    /** Sets the status of the response. */
    void status(int status);

    /** Sets a field of the response. */
    void field(String name, String value);

    /** Writes to the body as a stream, without flushing; media type text/plain unless a field says otherwise. */
    void write(String text) throws IOException;

    /** Sends what was written so far, status line and fields included. */
    void flush() throws IOException;

    /** The exception inside what the framework wraps exceptions in; where it has no wrapper, the exception itself. */
    Throwable wrapped(RuntimeException exception);
}
