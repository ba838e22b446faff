package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.StatusCode;
import io.github.httpstatusproblem.UpstreamClient;
import io.github.httpstatusproblem.javalin.HttpStatusProblemPlugin;
import io.javalin.Javalin;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The snippets of the Javadoc that no other source has; see {@link JavadocTest}. */
@SuppressWarnings("DoNotCallSuggester") // They are compiled and never called.
final class JavadocExamples {
    private JavadocExamples() {}

    static boolean constants() {
        return StatusCode.of(417) == StatusCode.EXPECTATION_FAILED;
    }

    static void thrown() {
        throw HttpStatusProblem.of(417);
    }

    static void built() {
        throw Problem.of(409)
                .withError("out_of_stock")
                .withMessage("Only 2 left")
                .with("available", 2)
                .toException();
    }

    static HttpResponse<String> upstream(HttpRequest request) throws Exception {
        UpstreamClient orders = UpstreamClient.of(HttpClient.newHttpClient());
        HttpResponse<String> response = orders.send(request, BodyHandlers.ofString());
        return response;
    }

    static Javalin plugin() {
        return Javalin.create(config -> config.registerPlugin(new HttpStatusProblemPlugin()));
    }
}
