package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.httpstatusproblem.StatusCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ESCAPE = "\u001b[";

    private record Outcome(int exit, String out, String err) {}

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                HttpStatus.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Outcome(commandLine.execute(arguments), out.toString(), err.toString());
    }

    private static String shown(String... arguments) {
        Outcome outcome = run(arguments);
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.exit).isZero();
        return outcome.out;
    }

    @Test
    void codeIsDescribed() {
        assertThat(shown("show", "417").lines())
                .containsExactly(
                        "417 Expectation Failed",
                        "The server cannot meet the requirements of the Expect header.",
                        "",
                        "RFC 9110, 15.5.18  https://www.rfc-editor.org/rfc/rfc9110#section-15.5.18",
                        "{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
        assertThat(shown("show", "405")).contains("Owes: Allow");
        assertThat(shown("show", "499")).startsWith("499 ");
        assertThat(shown("show", "417", "--language", "fr")).contains("l’en-tête Expect");
    }

    @Test
    void everyCodeIsDescribed() {
        for (int code = 100; code < 600; code++) {
            assertThat(shown("show", "" + code)).startsWith(StatusCode.of(code).toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "teapot, 418",
        "TEAPOT, 418",
        "too many, 429",
        "'  not found ', 404",
        "not_found, 404",
        "gateway, 502 504",
        "50, 500 501 502 503 504 505 506 507 508",
        "42, 421 422 423 424 425 426 428 429",
        "1, 100 101 102 103 104"
    })
    void textLeadsToTheStatuses(String text, String codes) {
        List<String> lines = shown("show", text).lines().toList();
        List<String> expected = List.of(codes.split(" ", -1));

        assertThat(expected.size() == 1 ? lines.subList(0, 1) : lines)
                .extracting(line -> line.substring(0, 3))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void dataIsJson() {
        JsonNode one = JSON.readTree(shown("show", "teapot", "--json"));
        JsonNode several = JSON.readTree(shown("show", "gateway", "--json"));

        assertThat(one.get("code").asInt()).isEqualTo(418);
        assertThat(several).extracting(status -> status.get("code").asInt()).containsExactly(502, 504);
    }

    @Test
    void snippetIsThatOfThePage() {
        for (Snippet snippet : Snippets.of(StatusCode.of(417), Language.ALL.get(0))) {
            String id = snippet.framework().id();
            assertThat(shown("show", "417", "--framework", id)).isEqualTo(snippet.code() + System.lineSeparator());
            assertThat(shown("show", "417", "--framework", id, "--complete"))
                    .isEqualTo(snippet.complete() + System.lineSeparator());
        }
        for (String name : List.of("Ruby on Rails", "rails", "RUBY-ON-RAILS")) {
            assertThat(shown("show", "417", "--framework", name)).contains(":expectation_failed");
        }
    }

    @Test
    void snippetSpeaksTheLanguage() {
        assertThat(shown("show", "103", "--framework", "django", "--language", "fr")
                        .lines())
                .containsExactly(
                        "# Django ne propose aucun appel pour envoyer 103 Early Hints, et WSGI n’en définit pas.",
                        "# Certains serveurs ont le leur : gunicorn, environ[\"wsgi.early_hints\"].");
        assertThat(shown("show", "417", "--framework", "django", "--language", "fr"))
                .isEqualTo(shown("show", "417", "--framework", "django"));
        assertThat(shown("show", "417", "--framework", "go", "--complete", "--language", "ja"))
                .startsWith("// Go で 417 Expectation Failed を返します。前提条件: Go 1.19\n// main.go として保存し、");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show 999 | There is no status '999': a code from 100 to 599 is accepted, the begin of one, or a part of a phrase.",
                "show ünknown | There is no status 'ünknown': a code from 100 to 599 is accepted, the begin of one, or a part of a phrase.",
                "show 417 --language de | There is no language 'de': en, fr and ja are accepted.",
                "show 417 --framework struts | There is no framework 'struts': django, flask, fastapi, express.js, spring-boot, go-net-http, ruby-on-rails, asp.net-core, servlet, spring-mvc, javalin are accepted.",
                "show gateway --framework django | A snippet is that of one status, and these are several: [502 Bad Gateway, 504 Gateway Timeout].",
                "serve --port x | --port=x is not accepted: a port is a number from 0 to 65535, and 0 takes a free one.",
                "--port 99999 | --port=99999 is not accepted: a port is a number from 0 to 65535, and 0 takes a free one."
            })
    void whatIsNotThereIsOneLineAndExitCode1(String arguments, String line) {
        Outcome outcome = run(arguments.split(" ", -1));

        assertThat(outcome.err).isEqualTo(line + System.lineSeparator());
        assertThat(outcome.out).isEmpty();
        assertThat(outcome.exit).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "shwo 417",
        "show",
        "show 417 --color",
        "show 417 --complete",
        "show 417 --framework go --json",
        "serve --seed x",
        "--seed"
    })
    void commandLineThatIsNotUnderstoodIsExitCode2(String arguments) {
        Outcome outcome = run(arguments.split(" ", -1));

        assertThat(outcome.err).isNotBlank();
        assertThat(outcome.exit).isEqualTo(2);
    }

    @Test
    void helpNamesTheExitCodesAndTheCommands() {
        assertThat(shown("--help")).contains("Exit codes:", "serve", "show", "generate-completion");
        assertThat(shown("generate-completion")).contains("complete -F _complete_http-status");
    }

    @Test
    void pipeHasNoColours() throws Exception {
        assertThat(process(List.of(java(), "-cp", classPath(), HttpStatus.class.getName(), "show", "417")))
                .startsWith("417 Expectation Failed\n")
                .doesNotContain(ESCAPE);
    }

    /** By script(1), which gives it a terminal of its own. */
    @Test
    void terminalHasColoursUnlessTheyAreNotWanted() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/script"))).isTrue();
        String command = "'" + java() + "' -cp '" + classPath() + "' " + HttpStatus.class.getName() + " show 417";

        assertThat(terminal("TERM=xterm NO_COLOR= " + command)).contains(ESCAPE, "Expectation Failed");
        assertThat(terminal("TERM=xterm NO_COLOR=1 " + command))
                .startsWith("417 Expectation Failed")
                .doesNotContain(ESCAPE);
        assertThat(terminal("TERM=dumb NO_COLOR= " + command)).doesNotContain(ESCAPE);
    }

    private static String terminal(String command) throws Exception {
        return process(List.of("/usr/bin/script", "-qec", command, "/dev/null"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String process(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            process.destroyForcibly();
        }
    }
}
