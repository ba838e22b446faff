package io.github.httpstatusproblem.servlet;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;

/**
 * Whether an exception only says that the client has left: known by the container's type or, where that is the JDK's as on
 * Undertow, by the streams that it came through, and never by a message.
 */
final class ClientGone {
    private static final Set<String> TYPES = Set.of(
            "org.apache.catalina.connector.ClientAbortException",
            "org.eclipse.jetty.io.EofException",
            "org.springframework.web.context.request.async.AsyncRequestNotUsableException");

    private static final Set<Class<?>> OF_THE_JDK = Set.of(
            IOException.class, SocketException.class, ClosedChannelException.class, AsynchronousCloseException.class);

    private static final Set<String> STREAMS_OF_UNDERTOW = Set.of(
            "io.undertow.servlet.spec.ServletInputStreamImpl", "io.undertow.servlet.spec.ServletOutputStreamImpl");

    private ClientGone() {}

    static boolean is(Throwable exception) {
        return ServletExceptions.isOf(TYPES, exception)
                || (OF_THE_JDK.contains(exception.getClass()) && cameThroughUndertow(exception));
    }

    private static boolean cameThroughUndertow(Throwable exception) {
        for (StackTraceElement frame : exception.getStackTrace()) {
            if (STREAMS_OF_UNDERTOW.contains(frame.getClassName())) {
                return true;
            }
        }
        return false;
    }
}
