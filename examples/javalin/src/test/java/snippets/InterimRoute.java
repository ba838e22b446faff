package snippets;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

class InterimRoute {
    static void install(JavalinConfig config) {
        // snippet
        config.routes.get("/endpoint", ctx -> {
            HttpFields fields = HttpFields.from(new HttpField("Link", "</>; rel=preload"));
            ServletContextResponse response = ServletContextResponse.getServletContextResponse(ctx.res());
            ctx.future(() -> response.writeInterim(103, fields).thenRun(() -> {
                ctx.contentType("application/json");
                ctx.result("{\"status\": \"ok\", \"message\": \"OK\"}");
            }));
        });
        // end
    }
}
