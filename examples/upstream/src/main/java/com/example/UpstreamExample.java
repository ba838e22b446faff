package com.example;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.UpstreamClient;
import io.github.httpstatusproblem.UpstreamProblem;
import io.github.httpstatusproblem.javalin.HttpStatusProblemPlugin;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

public class UpstreamExample {
    public static void main(String[] args) {
        int port = Integer.getInteger("port", 8080);
        start(port, URI.create("http://127.0.0.1:" + warehouse(0).port()));
        System.out.println("curl -i http://127.0.0.1:" + port + "/orders/17");
    }

    /** The service that is called; two of three times it is busy. */
    static Javalin warehouse(int port) {
        AtomicInteger requests = new AtomicInteger();
        return Javalin.create(config -> {
                    config.registerPlugin(new HttpStatusProblemPlugin());
                    config.routes.get("/stock/{number}", ctx -> {
                        if (requests.incrementAndGet() % 3 != 0) {
                            throw Problem.of(503)
                                    .withRetryAfter(Duration.ofSeconds(1))
                                    .toException();
                        }
                        ctx.result("2 left of " + ctx.pathParam("number"));
                    });
                })
                .start("127.0.0.1", port);
    }

    // snippet
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** For requests with an idempotent method; what has to be waited for too long is not tried again. */
    private static final RetryConfig RETRY = RetryConfig.<String>custom()
            .maxAttempts(3)
            .retryOnException(e -> e instanceof UpstreamProblem problem
                    && problem.isRetryable()
                    && pause(problem).compareTo(LONGEST_PAUSE) <= 0)
            .intervalBiFunction((attempt, outcome) ->
                    pause((UpstreamProblem) outcome.getLeft()).toMillis())
            .build();

    private static Duration pause(UpstreamProblem problem) {
        Duration retryAfter = problem.retryAfter();
        return retryAfter == null ? Duration.ofMillis(500) : retryAfter;
    }

    static Javalin start(int port, URI warehouse) {
        UpstreamClient client = UpstreamClient.of(HttpClient.newHttpClient());
        Retry retry = Retry.of("warehouse", RETRY);
        return Javalin.create(config -> {
                    config.registerPlugin(new HttpStatusProblemPlugin());
                    config.routes.get("/orders/{number}", ctx -> {
                        int number =
                                ctx.pathParamAsClass("number", Integer.class).get();
                        HttpRequest request = HttpRequest.newBuilder(warehouse.resolve("/stock/" + number))
                                .timeout(Duration.ofSeconds(2))
                                .build();
                        UpstreamClient traced = client.withTraceparent(() -> ctx.header("traceparent"));
                        try {
                            ctx.result(retry.executeCallable(() -> traced.send(request, BodyHandlers.ofString())
                                    .body()));
                        } catch (IOException e) {
                            throw UpstreamProblem.gateway(e);
                        }
                    });
                })
                .start("127.0.0.1", port);
    }
    // end
}
