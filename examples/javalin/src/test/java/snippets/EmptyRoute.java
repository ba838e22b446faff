package snippets;

import io.javalin.config.JavalinConfig;

class EmptyRoute {
    static void install(JavalinConfig config) {
        // snippet
        config.routes.get("/endpoint", ctx -> {
            ctx.status(304);
            ctx.res().flushBuffer(); // no Content-Length
        });
        // end
    }
}
