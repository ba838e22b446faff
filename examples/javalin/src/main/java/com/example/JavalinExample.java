package com.example;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.javalin.HttpStatusProblemPlugin;
import io.javalin.Javalin;

public class JavalinExample {
    public static void main(String[] args) {
        Javalin app = start(Integer.getInteger("port", 8080));
        System.out.println("curl -i http://127.0.0.1:" + app.port() + "/endpoint");
    }

    static Javalin start(int port) {
        // snippet
        Javalin app = Javalin.create(config -> {
            config.registerPlugin(new HttpStatusProblemPlugin());
            // endpoint
            config.routes.get("/endpoint", ctx -> {
                throw HttpStatusProblem.of(417);
            });
            // end endpoint
        });
        // end
        return app.start("127.0.0.1", port);
    }
}
