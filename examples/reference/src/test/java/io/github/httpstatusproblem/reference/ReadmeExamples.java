package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.Representation;
import io.github.httpstatusproblem.UpstreamClient;
import io.github.httpstatusproblem.UpstreamProblem;
import io.github.httpstatusproblem.javalin.HttpStatusProblemPlugin;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slf4j.event.Level;

/** The code of the README, compiled; {@link ReadmeTest} holds the README against it. */
final class ReadmeExamples {
    private ReadmeExamples() {}

    static void thrown(int line) {
        switch (line) {
            case 1 -> throw HttpStatusProblem.of(417);
            case 2 -> throw HttpStatusProblem.of(404, "No order 4711");
            case 3 ->
                throw Problem.of(429).withRetryAfter(Duration.ofSeconds(30)).toException();
            default ->
                throw Problem.of(409)
                        .withError("out_of_stock")
                        .with("sku", "A-17")
                        .with("available", 2)
                        .toException();
        }
    }

    static void registered(JavalinConfig config, ServletContext servletContext) {
        config.registerPlugin(new HttpStatusProblemPlugin());
        HttpStatusProblemFilter.register(servletContext, ProblemResponder.create());
    }

    static void configured(JavalinConfig config, ServletContext servletContext, ProblemResponder responder) {
        config.registerPlugin(new HttpStatusProblemPlugin(plugin -> plugin.responder = responder));
        HttpStatusProblemFilter.register(servletContext, responder);
    }

    static ProblemResponder mapped() {
        ProblemMapping mapping = ProblemMapping.none()
                .map(OrderNotFound.class, 404)
                .map(
                        OutOfStock.class,
                        e -> Problem.of(409).withError("out_of_stock").with("sku", e.sku()));
        ProblemResponder responder = ProblemResponder.builder()
                .mapping(mapping)
                .defaultChallenge("Bearer realm=\"orders\"")
                .build();
        return responder;
    }

    static ProblemResponder represented() {
        ProblemResponder responder = ProblemResponder.builder()
                .representations(Representation.PROBLEM_JSON, Representation.HTML, Representation.PROBLEM_XML)
                .languages(Locale.FRENCH, Locale.ENGLISH)
                .typeBase(URI.create("https://shop.example/problems/"))
                .customiser(problem -> problem.with("service", "orders"))
                .logLevel(404, Level.TRACE)
                .build();
        return responder;
    }

    static List<Problem> said() {
        return List.of(
                Problem.of(422).withFieldError("email", "is not an address"),
                Problem.of(503).withRetryAfter(Instant.parse("2026-12-01T00:00:00Z")),
                Problem.of(405).withAllow("GET", "HEAD"),
                Problem.of(401).withChallenge("Bearer realm=\"orders\""),
                Problem.of(416).withContentRange(1000),
                Problem.of(426).withUpgrade("h2c"),
                Problem.of(451).withLink(URI.create("https://example.com/order"), "blocked-by"));
    }

    static String called(URI stock) throws InterruptedException {
        UpstreamClient client = UpstreamClient.of(HttpClient.newHttpClient());
        HttpRequest request =
                HttpRequest.newBuilder(stock).timeout(Duration.ofSeconds(2)).build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw UpstreamProblem.gateway(e);
        }
    }

    static final class CouponExpired extends HttpStatusProblem {
        private static final long serialVersionUID = 1L;

        CouponExpired(String code) {
            super(Problem.of(410).withError("coupon_expired").with("code", code));
        }
    }

    static final class OrderNotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1L;

        String sku() {
            return "A-17";
        }
    }
}
