package snippets;

import io.javalin.config.JavalinConfig;

class MovedRoute {
    static void install(JavalinConfig config) {
        // snippet
        config.routes.get("/endpoint", ctx -> {
            ctx.status(301);
            ctx.header("Location", "/status/200");
            ctx.contentType("application/json");
            ctx.result("{\"status\": \"moved_permanently\", \"message\": \"Moved Permanently\"}");
        });
        // end
    }
}
