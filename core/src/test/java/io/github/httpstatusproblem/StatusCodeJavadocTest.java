package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an IDE shows over a constant is the row's own text. */
class StatusCodeJavadocTest {
    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public static final StatusCode (\\w+) =", Pattern.DOTALL);

    @Test
    void javadocOfEachConstantIsPhraseDescriptionAndSpecification() throws IOException {
        Map<String, String> written = new TreeMap<>();
        Matcher constants = CONSTANT.matcher(source());
        while (constants.find()) {
            String text = constants.group(1).replaceAll("\\n\\s*\\*", " ");
            written.put(constants.group(2), text.replaceAll("\\s+", " ").strip());
        }
        Map<String, String> expected = new TreeMap<>();
        for (RegistryFile.Row row : RegistryFile.rows()) {
            StatusCode status = StatusCode.of(row.code());
            expected.put(
                    row.column("error_key").toUpperCase(Locale.ROOT),
                    row.code() + " " + row.column("reason_phrase") + ". " + status.description() + " ("
                            + status.specification() + ")");
        }
        assertThat(written).hasSize(64).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String source() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        return Files.readString(module.resolve("src/main/java/io/github/httpstatusproblem/StatusCode.java"));
    }
}
