package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.StatusCode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Answers {@code /status/417} with 417, {@code /status/200:3,500:1} with one of the two, and so on. */
final class StatusEndpoint implements Handler {
    static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS,
            HandlerType.TRACE,
            HandlerType.QUERY);

    private static final StatusCode OK = StatusCode.of(200);

    /** Draws one at a time, so that those of a seed come in their order. */
    private final Random random;

    private final Delays delays = new Delays();

    private StatusEndpoint(Random random) {
        this.random = random;
    }

    static void install(JavalinConfig config, Random random) {
        StatusEndpoint endpoint = new StatusEndpoint(random);
        for (HandlerType method : METHODS) {
            config.routes.addHttpHandler(method, "/status/{code}", endpoint);
        }
        config.events.serverStopping(endpoint.delays::stop);
    }

    static String path(StatusCode status) {
        return "/status/" + status.value();
    }

    @Override
    public void handle(Context ctx) throws IOException {
        StatusCode status;
        StatusParameters parameters;
        try {
            StatusChoice choice = StatusChoice.of(ctx.pathParam("code"));
            parameters = StatusParameters.of(ctx.queryParamMap());
            synchronized (random) {
                status = choice.draw(random);
            }
        } catch (IllegalArgumentException refused) {
            throw HttpStatusProblem.of(400, refused.getMessage());
        }
        if (parameters.delay().isZero() && !Interim.is(status)) {
            answer(ctx, status, parameters);
        } else {
            ctx.future(() -> later(ctx, status, parameters));
        }
    }

    private CompletableFuture<?> later(Context ctx, StatusCode status, StatusParameters parameters) {
        CompletableFuture<Void> delayed =
                parameters.delay().isZero() ? CompletableFuture.completedFuture(null) : delays.of(parameters.delay());
        return Interim.is(status)
                ? delayed.thenCompose(none -> Interim.send(status, ctx)).thenRun(() -> answer(ctx, OK, parameters))
                : delayed.thenRun(() -> answer(ctx, status, parameters));
    }

    private static void answer(Context ctx, StatusCode status, StatusParameters parameters) {
        if (status.isError()) {
            throw StatusAnswers.problem(status, parameters.fields()).toException();
        }
        try {
            StatusAnswers.answer(status, parameters.fields(), ctx).sendTo(ctx);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
