package io.github.httpstatusproblem.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What the README of this module shows is compiled here. */
class ReadmeTest {
    static final class OrderNotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1L;

        String sku() {
            return "A-17";
        }
    }

    static Javalin application() {
        return Javalin.create(config -> {
            config.registerPlugin(new HttpStatusProblemPlugin());
            config.routes.get("/orders/{number}", context -> {
                throw HttpStatusProblem.of(404, "No order " + context.pathParam("number"));
            });
        });
    }

    static HttpStatusProblemPlugin plugin() {
        return new HttpStatusProblemPlugin(problems -> {
            problems.mapping = ProblemMapping.none()
                    .map(OrderNotFound.class, 404)
                    .map(
                            OutOfStock.class,
                            e -> Problem.of(409).withError("out_of_stock").with("sku", e.sku()));
            problems.validationStatus = 422;
            problems.logLevel(404, Level.TRACE);
        });
    }

    @Test
    void everySnippetIsCompiled() throws IOException {
        String compiled =
                folded(Files.readString(Path.of("src/test/java/io/github/httpstatusproblem/javalin/ReadmeTest.java")));
        List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(snippet -> folded(snippet.group(1)))
                .toList();

        assertThat(snippets)
                .hasSize(2)
                .allSatisfy(snippet -> assertThat(compiled).contains(snippet));
        assertThat(plugin()).isNotNull();
    }

    private static String folded(String code) {
        return code.replaceAll("\\s+", "");
    }
}
