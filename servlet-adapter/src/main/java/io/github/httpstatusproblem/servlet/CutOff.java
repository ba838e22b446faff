package io.github.httpstatusproblem.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.Field;

/**
 * Cuts off a response of which a part has left, so that its client does not take that for the whole. Containers end such a
 * response in order, or leave it open, unless an exception reaches them in a place where they abort it: Undertow has none,
 * and the others have none for threads of the application. The Servlet API has no way; these are the containers' own.
 */
final class CutOff {
    private static final String UNDERTOW = "io.undertow.";

    private CutOff() {}

    /** Cuts off the response of a request for which an exception is about to reach the container. */
    static void before(Throwable exception, ServletRequest request) {
        ServletRequest raw = raw(request);
        if (raw.getClass().getName().startsWith(UNDERTOW)) {
            now(raw, exception);
        }
    }

    /** Cuts off the response of an asynchronous request, on whichever thread. */
    static void now(ServletRequest request, Throwable reason) {
        ServletRequest raw = raw(request);
        String container = raw.getClass().getName();
        try {
            if (container.startsWith("org.eclipse.jetty.")) {
                Object info = call(raw, "getServletRequestInfo");
                if (raw.getProtocol().startsWith("HTTP/1.")) {
                    call(call(call(call(info, "getConnectionMetaData"), "getConnection"), "getEndPoint"), "close");
                } else {
                    // Other requests have streams of their own on the connection.
                    Object channel = call(info, "getServletChannel");
                    channel.getClass().getMethod("abort", Throwable.class).invoke(channel, reason);
                }
            } else if (container.startsWith(UNDERTOW)) {
                call(call(call(raw, "getExchange"), "getConnection"), "close");
            } else if (container.equals("org.apache.catalina.connector.RequestFacade")) {
                Field field = raw.getClass().getDeclaredField("request");
                field.setAccessible(true);
                Object coyote = call(field.get(raw), "getCoyoteRequest");
                Class<?> code = Class.forName(
                        "org.apache.coyote.ActionCode", true, coyote.getClass().getClassLoader());
                coyote.getClass()
                        .getMethod("action", code, Object.class)
                        .invoke(coyote, code.getField("CLOSE_NOW").get(null), reason);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            NativeExchange.warn("a response could not be cut off", e);
        }
    }

    private static ServletRequest raw(ServletRequest request) {
        ServletRequest raw = request;
        while (raw instanceof ServletRequestWrapper wrapper) {
            raw = wrapper.getRequest();
        }
        return raw;
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
