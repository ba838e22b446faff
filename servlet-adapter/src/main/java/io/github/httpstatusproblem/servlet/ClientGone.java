package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.ProblemMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Set;

/**
 * Whether an exception only says that the client has left: known by the container's type or, where that is the JDK's, by
 * the container's streams that it came through, and never by a message.
 */
final class ClientGone {
    private static final Set<String> TYPES = Set.of(
            "org.apache.catalina.connector.ClientAbortException",
            "org.eclipse.jetty.io.EofException",
            "org.springframework.web.context.request.async.AsyncRequestNotUsableException");

    private static final Set<Class<?>> OF_THE_JDK = Set.of(
            IOException.class, SocketException.class, ClosedChannelException.class, AsynchronousCloseException.class);

    /** What reads and writes for a servlet, and for nobody else. */
    private static final List<String> STREAMS = List.of(
            "io.undertow.servlet.spec.ServletInputStreamImpl",
            "io.undertow.servlet.spec.ServletOutputStreamImpl",
            "org.apache.tomcat.util.net.");

    private ClientGone() {}

    static boolean is(Throwable exception) {
        Throwable checked = exception instanceof UncheckedIOException unchecked ? unchecked.getCause() : exception;
        return ProblemMapping.isNamed(TYPES, checked)
                || (OF_THE_JDK.contains(checked.getClass()) && cameThroughAContainer(checked));
    }

    private static boolean cameThroughAContainer(Throwable exception) {
        for (StackTraceElement frame : exception.getStackTrace()) {
            for (String streams : STREAMS) {
                if (frame.getClassName().startsWith(streams)) {
                    return true;
                }
            }
        }
        return false;
    }
}
