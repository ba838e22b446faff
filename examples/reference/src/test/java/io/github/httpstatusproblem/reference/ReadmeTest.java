package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.httpstatusproblem.HttpStatusProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is compiled, run, and there. */
class ReadmeTest extends RunningServer {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @Test
    void javaIsCompiled() throws IOException {
        String compiled = squeezed(
                Files.readString(Path.of("src/test/java/io/github/httpstatusproblem/reference/ReadmeExamples.java")));
        List<String> blocks = blocks("java");

        assertThat(blocks).hasSizeGreaterThan(5);
        for (String block : blocks) {
            int from = 0;
            for (String statement : block.split("(?<=[;{}])\n", -1)) {
                String wanted = squeezed(statement).replaceAll(";$", "");
                assertThat(compiled.indexOf(wanted, from)).as(statement).isNotNegative();
                from = compiled.indexOf(wanted, from);
            }
        }
    }

    @Test
    void firstAnswerIsWhatTheServerSends() throws Exception {
        String shown = blocks("http").get(0);

        assertThat(Message.withDate(shown.stripTrailing(), "now"))
                .isEqualTo(Wire.ask(port(), "GET", "/status/417").shown("now"));
    }

    @Test
    void textIsWhatTheServerSends() throws Exception {
        String command = group(readme(), "`(curl -H [^`]*)`");
        Matcher field = Pattern.compile("-H '([^']*)'").matcher(command);
        StringBuilder fields = new StringBuilder();
        while (field.find()) {
            fields.append(field.group(1)).append("\r\n");
        }
        try (Wire wire = new Wire(port())) {
            wire.send("GET", group(command, "127\\.0\\.0\\.1:8080(/\\S+)"), fields.toString());

            assertThat(wire.next(false).content()).isEqualTo(blocks("text").get(0));
        }
    }

    @Test
    void addressWithAQueryIsQuotedForTheShell() throws IOException {
        List<String> lines = readme().lines()
                .filter(line -> line.startsWith("curl ") && line.contains("?"))
                .toList();

        assertThat(lines).isNotEmpty().allMatch(line -> line.matches("curl [^'?]*'[^']*'"));
    }

    @Test
    void lastLineGivesTheBodyThatIsShown() {
        HttpStatusProblem thrown = catchThrowableOfType(HttpStatusProblem.class, () -> ReadmeExamples.thrown(4));

        assertThat(blocks("json").get(0))
                .isEqualTo("{\"error\": \"" + thrown.problem().error() + "\", \"message\": \"" + thrown.getMessage()
                        + "\", \"sku\": \"A-17\", \"available\": 2}\n");
        assertThat(thrown.problem().members().toString()).isEqualTo("{sku=A-17, available=2}");
    }

    @Test
    void unknownExceptionHasTheBodyThatIsShown() throws IOException {
        Path sources = ROOT.resolve("adapter-contract/src/main/java/io/github/httpstatusproblem/contract");
        String contract = Files.readString(sources.resolve("AdapterContract.java"));
        String shown = blocks("json").get(1).strip();
        String traceId = group(shown, "\"trace_id\": \"([0-9a-f]{32})\"");

        assertThat(contract).contains(shown.replace(traceId, "%s"));
        assertThat(Files.readString(sources.resolve("Outcome.java"))).contains(traceId);
    }

    @Test
    void examplesAreShort() throws IOException {
        for (String example : List.of("Servlet", "Spring", "Javalin")) {
            Path file = Path.of(
                    "..", example.toLowerCase(Locale.ROOT), "src/main/java/com/example", example + "Example.java");

            assertThat(Files.readAllLines(file)).as(example).hasSizeLessThan(40);
        }
    }

    @Test
    void dependenciesAreModulesOfThisVersion() throws IOException {
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        for (String block : blocks("xml")) {
            String artifact = group(block, "<artifactId>http-status-problem-(\\w+)</artifactId>");
            Path pom = ROOT.resolve(artifact + "-adapter").resolve("pom.xml");

            assertThat(Files.readString(pom)).contains("<artifactId>http-status-problem-" + artifact + "</artifactId>");
            assertThat(parent).contains("<groupId>" + group(block, "<groupId>(.*)</groupId>") + "</groupId>");
            assertThat(parent).contains("<version>" + group(block, "<version>(.*)</version>") + "</version>");
        }
    }

    @Test
    void testedVersionsAreThoseOfTheBuild() throws IOException {
        String readme = readme();
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        for (String framework : List.of("tomcat", "tomcat10", "jetty", "spring-boot", "spring", "javalin")) {
            assertThat(readme.substring(readme.indexOf("## Tested with")))
                    .contains(group(parent, "<" + framework + ".version>(.*)</" + framework + ".version>"));
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Matcher link = LINK.matcher(readme());
        List<Path> targets = new ArrayList<>();
        while (link.find()) {
            targets.add(ROOT.resolve(link.group(1)));
        }

        assertThat(targets).hasSizeGreaterThan(3).allMatch(Files::exists);
    }

    private static List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme());
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String readme() {
        try {
            return Files.readString(ROOT.resolve("README.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
