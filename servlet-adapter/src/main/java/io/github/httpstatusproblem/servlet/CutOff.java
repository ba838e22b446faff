package io.github.httpstatusproblem.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;

/**
 * Cuts off a response of which a part has left, so that its client does not take that for the whole. Containers end such a
 * response in order, unless an exception reaches them in a place where they abort it: Undertow has none, and Jetty has none
 * for threads that it does not know. The Servlet API has no way; these are the containers' own.
 */
final class CutOff {
    private CutOff() {}

    static void now(ServletRequest request, Throwable reason) {
        ServletRequest raw = request;
        while (raw instanceof ServletRequestWrapper wrapper) {
            raw = wrapper.getRequest();
        }
        String container = raw.getClass().getName();
        try {
            if (container.startsWith("org.eclipse.jetty.")) {
                Object channel = call(call(raw, "getServletRequestInfo"), "getServletChannel");
                channel.getClass().getMethod("abort", Throwable.class).invoke(channel, reason);
            } else if (container.startsWith("io.undertow.")) {
                call(call(call(raw, "getExchange"), "getConnection"), "close");
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            NativeExchange.warn("a response could not be cut off", e);
        }
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
