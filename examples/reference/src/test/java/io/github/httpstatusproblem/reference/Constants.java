package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The constants and phrases that each language has for the status codes, printed by the language itself: a file of one
 * line for each registered code and for each other one that a language knows.
 */
final class Constants {
    static final Path FILE = Path.of("src/main/resources/io/github/httpstatusproblem/reference/constants.tsv");

    private static final String COLUMNS = "code\tlanguage\tconstant\tphrase\tnote\n";

    private Constants() {}

    /** The text of the file; of a language that is not installed the reason why it is left out goes to the list. */
    static String text(List<String> skipped) {
        Path classPaths = Path.of("target/class-path").toAbsolutePath();
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("Go", List.of("go", "run", "constants.go"));
        commands.put("Python", List.of("/usr/bin/python3", "constants.py"));
        commands.put("Node.js", List.of("node", "constants.js"));
        commands.put("Rack", List.of("ruby", "constants.rb"));
        String spring = "org.springframework.http.HttpStatus";
        commands.put("Spring 7", java(classPaths.resolve("boot-4.1"), spring, "value", "getReasonPhrase"));
        commands.put("Spring 6.2", java(classPaths.resolve("boot-3.5"), spring, "value", "getReasonPhrase"));
        commands.put(
                "Javalin", java(classPaths.resolve("javalin"), "io.javalin.http.HttpStatus", "getCode", "getMessage"));
        commands.put(
                "jakarta.servlet",
                java(classPaths.resolve("boot-4.1-servlet"), "jakarta.servlet.http.HttpServletResponse"));
        StringBuilder text = new StringBuilder(COLUMNS);
        commands.forEach((language, command) -> {
            try {
                append(text, Run.output(Host.HOSTS, command.toArray(String[]::new)));
            } catch (Exception missing) {
                skipped.add("skipped: the constants of " + language + ": " + missing.getMessage());
            }
        });
        return text.toString();
    }

    private static List<String> java(Path classPath, String... arguments) {
        List<String> command = new ArrayList<>(List.of("java", "-cp"));
        try {
            command.add(Files.readString(classPath).strip());
        } catch (IOException missing) {
            command.add("missing");
        }
        command.add("Constants.java");
        command.addAll(List.of(arguments));
        return command;
    }

    private static void append(StringBuilder text, String printed) {
        List<String> lines = printed.lines().toList();
        String language = lines.get(0); // with its version
        Map<Integer, String[]> known = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split("\t", -1);
            int code = Integer.parseInt(values[0]);
            if (code >= 100 && code < 600) {
                known.merge(code, values, Constants::newer);
            }
        }
        IntStream.range(100, 600)
                .mapToObj(StatusCode::of)
                .filter(status -> status.isRegistered() || known.containsKey(status.value()))
                .forEach(status -> {
                    String[] values = known.getOrDefault(status.value(), new String[] {"", "", ""});
                    text.append(status.value() + "\t" + language + "\t" + values[1] + "\t" + values[2] + "\t"
                            + note(status, known.containsKey(status.value()), values[2]) + "\n");
                });
    }

    /** Of two names for a code, such as SC_FOUND and SC_MOVED_TEMPORARILY, both are kept. */
    private static String[] newer(String[] first, String[] second) {
        return new String[] {first[0], first[1] + ", " + second[1], first[2]};
    }

    static String note(StatusCode status, boolean isKnown, String phrase) {
        if (!isKnown) {
            return "none";
        }
        if (!status.isRegistered()) {
            return "not registered";
        }
        if (phrase.isEmpty()) {
            return "no phrase";
        }
        return phrase.equals(status.reasonPhrase()) ? "" : "another phrase";
    }
}
