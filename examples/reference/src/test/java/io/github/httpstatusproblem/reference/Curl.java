package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for one address after the other by one curl, which keeps the connection where it can. */
final class Curl {
    /**
     * What came.
     *
     * @param heads of the interim responses and of the response
     * @param exit what curl says of the transfer; 0 if it was sound
     */
    record Answer(List<List<String>> heads, String content, int exit, int newConnections) {
        List<String> head() {
            return heads.isEmpty() ? List.of("") : heads.get(heads.size() - 1);
        }

        /** The status lines. */
        String response() {
            return String.join(
                    ", ", heads.stream().map(head -> head.get(0).strip()).toList());
        }

        List<String> values(String name) {
            String start = name + ":";
            return head().stream()
                    .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                    .map(line -> line.substring(start.length()).strip())
                    .toList();
        }
    }

    private Curl() {}

    /** The answers by name of the address. */
    static Map<String, Answer> ask(Path folder, String base, Collection<String> addresses) throws Exception {
        Files.createDirectories(folder);
        List<String> sections = new ArrayList<>();
        int number = 0;
        for (String address : addresses) {
            sections.add(
                    """
                    url = "%s"
                    silent
                    noproxy = "*"
                    max-time = 20
                    dump-header = "%s"
                    output = "%s"
                    write-out = "%%{exitcode} %%{num_connects}\\n"
                    """.formatted(base + address, folder.resolve("head" + number), folder.resolve("content" + number)));
            number++;
        }
        Path config = Files.writeString(folder.resolve("curl"), String.join("next\n", sections));
        Run run = Run.of(folder, "curl", "-q", "--config", config.toString());
        List<String> lines = run.output().lines().toList();
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (String address : addresses) {
            int i = answers.size();
            String[] said = lines.get(i).split(" ", -1);
            answers.put(
                    address,
                    new Answer(
                            heads(folder.resolve("head" + i)),
                            content(folder.resolve("content" + i)),
                            Integer.parseInt(said[0]),
                            Integer.parseInt(said[1])));
        }
        return answers;
    }

    private static List<List<String>> heads(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<List<String>> heads = new ArrayList<>();
        for (String head : Files.readString(file, UTF_8).split("\r\n\r\n", -1)) {
            if (!head.isBlank()) {
                heads.add(head.lines().toList());
            }
        }
        return heads;
    }

    private static String content(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), UTF_8) : "";
    }
}
