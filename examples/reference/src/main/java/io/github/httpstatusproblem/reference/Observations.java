package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was seen of all snippets of a framework in one run: a file {@code observations/<name>.tsv}, which the runner of
 * the snippets writes.
 *
 * @param versions those of the framework and of what it ran on, such as {@code Flask 2.2.2, gunicorn 20.1.0}
 */
record Observations(
        Framework framework, String name, String versions, LocalDate date, Map<Integer, Observation> byCode) {
    /** Beside the heading of a framework the versions that it is run with. */
    private static final List<String> NAMES = List.of(
            "DJANGO",
            "FLASK",
            "FASTAPI",
            "EXPRESS 5",
            "EXPRESS 4",
            "SPRING_BOOT 4.1",
            "SPRING_BOOT 3.5",
            "GO",
            "RAILS",
            "ASP_NET_CORE",
            "SERVLET",
            "SPRING_MVC 4.1",
            "SPRING_MVC 3.5",
            "JAVALIN");

    private static final String COLUMNS = "code\tsnippet\tresponse\tcontent type\tcontent length\tcontent";

    static final List<Observations> ALL = NAMES.stream().map(Observations::read).toList();

    static Framework framework(String name) {
        return Framework.valueOf(name.split(" ", -1)[0]);
    }

    static String file(String name) {
        return "observations/" + name.replace(' ', '-').toLowerCase(Locale.ROOT) + ".tsv";
    }

    /** Those of the files below a folder. */
    static List<Observations> kept(Path folder) throws IOException {
        List<Observations> kept = new ArrayList<>();
        for (String name : NAMES) {
            kept.add(parse(name, Files.readString(folder.resolve(file(name)))));
        }
        return kept;
    }

    static Observations read(String name) {
        return parse(name, Resource.text(file(name)));
    }

    private static Observations parse(String name, String text) {
        List<String> lines = text.lines().toList();
        String[] head = lines.get(0).substring(2).split("; ", -1);
        return new Observations(
                framework(name),
                name,
                head[0],
                LocalDate.parse(head[1]),
                lines.stream()
                        .skip(2)
                        .map(Observation::parse)
                        .collect(Collectors.toMap(Observation::code, one -> one)));
    }

    static List<Observations> of(Framework framework) {
        return ALL.stream().filter(one -> one.framework == framework).toList();
    }

    String text() {
        return "# " + versions + "; " + date + "\n" + COLUMNS + "\n"
                + byCode.values().stream()
                        .sorted(Comparator.comparingInt(Observation::code))
                        .map(observation -> observation.line() + "\n")
                        .collect(Collectors.joining());
    }

    /** What is said below a snippet in a language; empty where there is nothing that could be run. */
    String text(StatusCode status, Language language) {
        Observation observation = byCode.get(status.value());
        if (observation == null) {
            return "";
        }
        String text = language.text(key(status, observation))
                .replace("{date}", date.toString())
                .replace("{versions}", versions)
                .replace("{response}", observation.seen());
        return observation.wasRun()
                ? text.replace(
                        "{content}",
                        language.text("content." + observation.content().key()))
                : text;
    }

    /** The content is compared with that of the page's response, which is another one where the server sends no such code. */
    private static String key(StatusCode status, Observation observation) {
        if (!observation.wasRun()) {
            return "compiled";
        }
        return Interim.is(status) && !Interim.isSent(status) ? "observed.interim" : "observed";
    }
}
