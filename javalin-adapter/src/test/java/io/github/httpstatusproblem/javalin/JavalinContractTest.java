package io.github.httpstatusproblem.javalin;

import io.github.httpstatusproblem.contract.AdapterContract;
import io.github.httpstatusproblem.contract.Endpoint;
import io.github.httpstatusproblem.contract.Route;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

class JavalinContractTest extends AdapterContract {
    private static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE);

    private @Nullable Javalin javalin;

    @Override
    protected int start() {
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.prefer405over404 = true;
            config.registerPlugin(new HttpStatusProblemPlugin(plugin -> plugin.mapping = Route.MAPPING));
            for (Route route : Route.values()) {
                List<HandlerType> methods = route == Route.GET_ONLY ? List.of(HandlerType.GET) : METHODS;
                methods.forEach(method -> config.routes.addHttpHandler(
                        method, route.path(), context -> route.serve(new JavalinEndpoint(context))));
            }
        });
        return javalin.start("127.0.0.1", 0).port();
    }

    @Override
    protected void stop() {
        if (javalin != null) {
            javalin.stop();
        }
    }

    private record JavalinEndpoint(Context context) implements Endpoint {
        @Override
        public void status(int status) {
            context.status(status);
        }

        @Override
        public void field(String name, String value) {
            context.header(name, value);
        }

        @Override
        public void write(String text) throws IOException {
            context.outputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() throws IOException {
            context.res().flushBuffer();
        }

        @Override
        public Throwable wrapped(RuntimeException exception) {
            return new CompletionException(exception);
        }
    }
}
