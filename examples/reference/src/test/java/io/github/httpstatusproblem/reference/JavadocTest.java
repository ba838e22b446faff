package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every statement that the Javadoc shows stands in a source that is compiled. */
class JavadocTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern SNIPPET = Pattern.compile("<pre>\\{@code(.*?)}</pre>", Pattern.DOTALL);

    @Test
    void javaIsCompiled() throws IOException {
        String compiled = sources("src/test/java")
                .map(source -> source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s", ""))
                .collect(Collectors.joining());
        List<String> statements = sources("src/main/java")
                .flatMap(source -> SNIPPET.matcher(source).results())
                .flatMap(snippet -> Stream.of(snippet.group(1)
                        .replaceAll("(?m)^\\s*\\*", "")
                        .replaceAll("\\s", "")
                        .split(";", -1)))
                .filter(statement -> !statement.isEmpty())
                .toList();

        assertThat(statements)
                .hasSizeGreaterThan(10)
                .allSatisfy(statement ->
                        assertThat(compiled.contains(statement)).as(statement).isTrue());
    }

    private static Stream<String> sources(String folder) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return Stream.concat(modules, Stream.of(ROOT.resolve("examples/reference")))
                    .map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .flatMap(JavadocTest::javaFiles)
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(JavadocTest::text).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
