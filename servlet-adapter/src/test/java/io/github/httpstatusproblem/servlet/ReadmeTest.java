package io.github.httpstatusproblem.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.ProblemResponder;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README of this module shows is compiled: it stands here, or in a recipe. */
class ReadmeTest {
    private static final Path SOURCES = Path.of("src/test/java");
    private static final List<String> COMPILED = List.of(
            "io/github/httpstatusproblem/servlet/ReadmeTest.java",
            "com/example/ProblemErrorHandler.java",
            "com/example/ProblemErrorReportValve.java");

    static void register(ServletContext servletContext) {
        HttpStatusProblemFilter.register(servletContext, ProblemResponder.create());
    }

    static void registerLeaving(ServletContext servletContext, ProblemResponder responder) {
        new HttpStatusProblemFilter(responder)
                .leave(404, 410) // these go to the container, and to error pages of the application
                .showSendErrorText() // the text becomes the message; by default it is not shown
                .register(servletContext);
    }

    static void answer(HttpStatusProblemFilter filter, HttpServletRequest request, HttpServletResponse response) {
        HttpStatusProblem exception = HttpStatusProblem.of(417);
        AsyncContext asyncContext = request.startAsync();
        filter.answer(exception, request, response);
        asyncContext.complete();
    }

    @Test
    void everySnippetIsCompiled() throws IOException {
        StringBuilder compiled = new StringBuilder();
        for (String source : COMPILED) {
            compiled.append(Files.readString(SOURCES.resolve(source)));
        }
        List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(snippet -> folded(snippet.group(1)))
                .toList();

        assertThat(snippets)
                .hasSize(5)
                .allSatisfy(snippet -> assertThat(folded(compiled.toString())).contains(snippet));
    }

    private static String folded(String code) {
        return code.replaceAll("\\s+", " ").trim();
    }
}
