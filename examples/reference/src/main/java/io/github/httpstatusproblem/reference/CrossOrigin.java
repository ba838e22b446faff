package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HeaderField;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Lets pages of every origin read every answer, without credentials (Fetch, 3.3): also what Jetty refuses by itself has the
 * field.
 */
final class CrossOrigin extends HttpStream.Wrapper {
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

    private CrossOrigin(HttpStream stream) {
        super(stream);
    }

    static void install(HttpConfiguration configuration) {
        configuration.addCustomizer((request, fields) -> {
            request.addHttpStreamWrapper(CrossOrigin::new);
            return request;
        });
    }

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

    @Override
    public void send(
            MetaData.Request request, MetaData.Response response, boolean last, ByteBuffer content, Callback callback) {
        super.send(request, response == null ? null : withFields(response), last, content, callback);
    }

    private static MetaData.Response withFields(MetaData.Response response) {
        return response.getStatus() < 200
                ? response
                : new MetaData.Response(
                        response.getStatus(),
                        response.getReason(),
                        response.getHttpVersion(),
                        readable(response.getHttpFields()),
                        response.getContentLength(),
                        response.getTrailersSupplier());
    }

    /** Scripts see a few fields by themselves; of the others those that a code owes. */
    private static HttpFields readable(HttpFields fields) {
        HttpFields.Mutable readable = HttpFields.build(fields).put(ORIGIN);
        String exposed = StatusAnswers.OWED.stream().filter(fields::contains).collect(Collectors.joining(", "));
        return exposed.isEmpty() ? readable : readable.put("Access-Control-Expose-Headers", exposed);
    }
}
