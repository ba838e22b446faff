package io.github.httpstatusproblem.servlet;

import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The methods that the servlet of a request supports: {@code HttpServlet} sends a 405 without the Allow that it must have
 * (RFC 9110, 15.5.6), though its answer to OPTIONS knows it. Nothing is known of a servlet that sorts methods itself.
 */
final class AllowedMethods {
    private static final Map<String, Set<String>> BY_NAME = Map.of(
            "doGet", Set.of("GET", "HEAD"),
            "doHead", Set.of("HEAD"),
            "doPost", Set.of("POST"),
            "doPut", Set.of("PUT"),
            "doPatch", Set.of("PATCH"),
            "doDelete", Set.of("DELETE"));

    private static final ClassValue<Set<String>> OF_CLASS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return declared(type);
        }
    };

    private AllowedMethods() {}

    /** In alphabetical order; none if the servlet has the request's own method, and so refuses it for a reason of its own. */
    static Collection<String> of(HttpServletRequest request) {
        try {
            ServletRegistration registration = request.getServletContext()
                    .getServletRegistration(request.getHttpServletMapping().getServletName());
            // The application's, as containers set it for each request; that of Jetty's context may be another.
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Set<String> methods = registration == null
                    ? Set.of()
                    : OF_CLASS.get(Class.forName(registration.getClassName(), false, loader));
            return methods.contains(request.getMethod()) ? Set.of() : methods;
        } catch (ClassNotFoundException | LinkageError | RuntimeException unknown) {
            return Set.of();
        }
    }

    private static Set<String> declared(Class<?> servlet) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        Class<?> type = servlet;
        for (; type != null && type != HttpServlet.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("service")) {
                    return Set.of();
                }
                if (isHandler(method)) {
                    methods.addAll(BY_NAME.getOrDefault(method.getName(), Set.of()));
                }
            }
        }
        return type == null ? Set.of() : Collections.unmodifiableSet(methods);
    }

    private static boolean isHandler(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == 2
                && parameters[0] == HttpServletRequest.class
                && parameters[1] == HttpServletResponse.class;
    }
}
