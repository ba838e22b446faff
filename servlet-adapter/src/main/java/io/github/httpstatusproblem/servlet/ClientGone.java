package io.github.httpstatusproblem.servlet;

import java.io.IOException;
import java.util.Set;

/**
 * Whether an exception only says that the client has left: known by the container's type, of which none is on our class
 * path, and never by a message.
 */
final class ClientGone {
    private static final Set<String> TYPES = Set.of(
            "org.apache.catalina.connector.ClientAbortException",
            "org.eclipse.jetty.io.EofException",
            "org.springframework.web.context.request.async.AsyncRequestNotUsableException");

    private ClientGone() {}

    static boolean is(Throwable exception) {
        if (exception instanceof IOException) {
            for (Class<?> type = exception.getClass(); type != IOException.class; type = type.getSuperclass()) {
                if (TYPES.contains(type.getName())) {
                    return true;
                }
            }
        }
        return false;
    }
}
