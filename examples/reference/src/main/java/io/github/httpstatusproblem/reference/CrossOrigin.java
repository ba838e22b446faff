package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HeaderField;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Lets pages of every origin read every answer, without credentials (Fetch, 3.3): also what Jetty refuses by itself has the
 * field.
 */
final class CrossOrigin {
    private static final HttpField ORIGIN = new PreEncodedHttpField("Access-Control-Allow-Origin", "*");
    /** An asterisk is the name of every field but that of credentials. */
    private static final Answer PREFLIGHT = new Answer(
            204,
            List.of(
                    new HeaderField(
                            "Access-Control-Allow-Methods",
                            StatusEndpoint.METHODS.stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining(", "))),
                    new HeaderField("Access-Control-Allow-Headers", "*, Authorization")),
            null,
            "");

    private CrossOrigin() {}

    /** What Jetty refuses while it reads the request never comes to a stream; its errors are written by a handler. */
    static void install(Server server) {
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                Request.Handler errors = server.getErrorHandler();
                server.setErrorHandler((request, response, callback) -> {
                    response.getHeaders().put(ORIGIN);
                    return errors.handle(request, response, callback);
                });
            }
        });
    }

    /** A before handler is the only one that Javalin runs for every method and path. */
    static void install(JavalinConfig config) {
        config.routes.before(ctx -> {
            if (isPreflight(ctx)) {
                PREFLIGHT.sendTo(ctx);
                ctx.skipRemainingHandlers();
            }
        });
    }

    private static boolean isPreflight(Context ctx) {
        return ctx.req().getMethod().equals("OPTIONS")
                && ctx.header("Origin") != null
                && ctx.header("Access-Control-Request-Method") != null;
    }

    /** Scripts see a few fields by themselves; of the others those that a code owes. */
    static HttpFields readable(HttpFields fields) {
        HttpFields.Mutable readable = HttpFields.build(fields).put(ORIGIN);
        String exposed = StatusAnswers.OWED.stream().filter(fields::contains).collect(Collectors.joining(", "));
        return exposed.isEmpty() ? readable : readable.put("Access-Control-Expose-Headers", exposed);
    }
}
