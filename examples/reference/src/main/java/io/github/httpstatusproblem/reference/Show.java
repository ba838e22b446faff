package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is known of a status, or how it is returned in a framework. */
@Command(
        name = "show",
        description = "Shows a status code, those that a text leads to, or the snippet of a framework.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "For example: show 417, show teapot, show 'too many', show 42, show 417 --framework django > view.py"
        })
final class Show implements Runnable {
    @Parameters(paramLabel = "STATUS", description = "A code, the begin of one, or a part of a phrase.")
    private String text = "";

    @Option(
            names = "--framework",
            paramLabel = "NAME",
            description = "Prints the snippet alone, such as that of django.")
    private @Nullable String framework;

    @Option(names = "--complete", description = "With --framework: prints a file that runs by itself.")
    private boolean complete;

    @Option(names = "--language", paramLabel = "TAG", description = "en, fr or ja.", defaultValue = "en")
    private String languageTag = "en";

    @Option(names = "--json", description = "Prints the data as JSON, in an array if there are several.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine command = spec == null ? HttpStatus.commandLine() : spec.commandLine();
        if (framework == null ? complete : json) {
            throw new CommandLine.ParameterException(
                    command,
                    framework == null
                            ? "--complete is that of a snippet: --framework=NAME is needed."
                            : "--framework prints code: it has no --json.");
        }
        Language language = language();
        List<StatusCode> found = find(text.strip().toLowerCase(Locale.ROOT));
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no status '" + text
                    + "': a code from 100 to 599 is accepted, the begin of one, or a part of a phrase.");
        }
        PrintWriter out = command.getOut();
        if (framework != null) {
            out.println(snippet(single(found), framework, language));
        } else if (json) {
            out.println(found.size() == 1 ? StatusApi.json(found.get(0)) : StatusApi.json(found));
        } else if (found.size() == 1) {
            describe(found.get(0), language, out, command.getColorScheme().ansi());
        } else {
            found.forEach(status -> out.println(status));
        }
        out.flush();
    }

    private Language language() {
        return Language.ALL.stream()
                .filter(known -> known.tag().equals(languageTag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no language '" + languageTag + "': en, fr and ja are accepted."));
    }

    /** The code, registered or not; else those that begin so; else those whose phrase has the text. */
    private static List<StatusCode> find(String wanted) {
        if (wanted.matches("[1-5][0-9]{2}")) {
            return List.of(StatusCode.of(Integer.parseInt(wanted)));
        }
        boolean isNumber = wanted.matches("[0-9]+");
        return wanted.isEmpty()
                ? List.of()
                : IntStream.range(100, 600)
                        .mapToObj(StatusCode::of)
                        .filter(StatusCode::isRegistered)
                        .filter(status -> isNumber
                                ? Integer.toString(status.value()).startsWith(wanted)
                                : isNamed(status, wanted))
                        .toList();
    }

    private static boolean isNamed(StatusCode status, String wanted) {
        return status.reasonPhrase().toLowerCase(Locale.ROOT).contains(wanted)
                || status.key().contains(wanted.replace(' ', '_'));
    }

    private static StatusCode single(List<StatusCode> found) {
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "A snippet is that of one status, and these are several: " + found + ".");
        }
        return found.get(0);
    }

    private String snippet(StatusCode status, String name, Language language) {
        Framework wanted = Arrays.stream(Framework.values())
                .filter(known -> known.isCalled(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no framework '" + name + "': "
                        + String.join(
                                ", ",
                                Arrays.stream(Framework.values())
                                        .map(Framework::id)
                                        .toList())
                        + " are accepted."));
        Snippet snippet = wanted.snippet(status, language);
        return complete ? snippet.complete() : snippet.code();
    }

    private static void describe(StatusCode status, Language language, PrintWriter out, Ansi ansi) {
        out.println(ansi.string(
                "@|bold " + status.value() + "|@ @|bold,fg(" + colour(status) + ") " + status.reasonPhrase() + "|@"));
        out.println(language.description(status));
        out.println();
        out.println(status.specification() + "  " + status.specificationUri());
        if (!status.requiredFields().isEmpty()) {
            out.println("Owes: " + String.join(", ", status.requiredFields()));
        }
        if (status.isError()) {
            out.println(StatusAnswers.body(status));
        }
    }

    private static String colour(StatusCode status) {
        return switch (status.statusClass()) {
            case CLIENT_ERROR -> "yellow";
            case SERVER_ERROR -> "red";
            default -> "green";
        };
    }
}
