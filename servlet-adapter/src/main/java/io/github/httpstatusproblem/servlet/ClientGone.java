package io.github.httpstatusproblem.servlet;

import java.util.Set;

/** Whether an exception only says that the client has left: known by the container's type, and never by a message. */
final class ClientGone {
    private static final Set<String> TYPES = Set.of(
            "org.apache.catalina.connector.ClientAbortException",
            "org.eclipse.jetty.io.EofException",
            "org.springframework.web.context.request.async.AsyncRequestNotUsableException");

    private ClientGone() {}

    static boolean is(Throwable exception) {
        return ServletExceptions.isOf(TYPES, exception);
    }
}
