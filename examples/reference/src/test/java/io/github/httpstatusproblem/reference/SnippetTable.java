package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How many codes were run of each class, by framework. */
final class SnippetTable {
    static final Path FILE = Path.of("SNIPPETS.md");

    private SnippetTable() {}

    static String document(List<Observations> all) {
        return """
                # The snippets, and what was run

                Every snippet of the pages was run in its own framework for every code from 100 to 599, registered or not,
                and asked by curl over one connection: status, fields that the code owes, and the content, which is equal by
                value to that of the reference server, or not there where the code has none. The file by itself was run for
                %s. `./run-snippets --renew` writes this page and the observations below
                `src/main/resources`, which the pages show.

                %s
                A number in brackets is that of the codes for which a snippet says why the framework cannot return them; only
                interim responses (1xx) are among them. *Compiled* means that it could not be run: a C# grammar read every
                snippet and file, and a compiler accepted them against a stub of the framework.
                """.formatted(
                SnippetRunner.FILES.stream().map(String::valueOf).collect(Collectors.joining(", ")), markdown(all));
    }

    static String markdown(List<Observations> all) {
        StringBuilder table = new StringBuilder(
                "| framework | with | 1xx | 2xx | 3xx | 4xx | 5xx | files | on |\n|---|---|---|---|---|---|---|---|---|\n");
        for (Observations one : all) {
            boolean wasRun = one.byCode().values().stream().allMatch(Observation::wasRun);
            table.append("| ")
                    .append(one.framework().heading())
                    .append(" | ")
                    .append(one.versions())
                    .append(" |");
            for (int hundreds = 1; hundreds <= 5; hundreds++) {
                table.append(' ').append(cell(one, hundreds, wasRun)).append(" |");
            }
            table.append(' ')
                    .append(wasRun ? SnippetRunner.FILES.size() : one.byCode().size() + " compiled")
                    .append(" | ")
                    .append(one.date())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String cell(Observations one, int hundreds, boolean wasRun) {
        int start = 100 * hundreds;
        long run = IntStream.range(start, start + 100)
                .filter(one.byCode()::containsKey)
                .count();
        long said = IntStream.range(start, start + 100)
                .filter(code -> !one.framework().returns(StatusCode.of(code)))
                .count();
        return run + (wasRun || run == 0 ? "" : " compiled") + (said == 0 ? "" : " (" + said + ")");
    }
}
