package io.github.httpstatusproblem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of situations and what comes of them: observed in a test, printed, and held against the one in a README whose
 * head begins with {@code | situation |}. The README may have more columns, which are observed in other runs.
 */
public final class SituationTable {
    private final List<String> columns;
    private final Map<String, Map<String, String>> observed = new LinkedHashMap<>();

    /** A table with these columns, such as the names of containers. */
    public SituationTable(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * Notes what came of a situation; rows keep the order in which they are first noted.
     *
     * @throws IllegalArgumentException if that cell is there already
     */
    public void note(String situation, String column, String outcome) {
        String before = observed.computeIfAbsent(situation, row -> new LinkedHashMap<>())
                .put(column, outcome);
        if (before != null) {
            throw new IllegalArgumentException("there are two situations with the title " + situation);
        }
    }

    /** Prints what was observed, and asserts that the README says just that of these columns. */
    public void assertIsIn(Path readme) throws IOException {
        print();
        assertThat(observed).isEqualTo(table(readme));
    }

    private void print() {
        StringBuilder text = new StringBuilder("\n");
        text.append("| situation | ").append(String.join(" | ", columns)).append(" |\n");
        text.append("|---|").append("---|".repeat(columns.size())).append('\n');
        observed.forEach((situation, cells) -> text.append("| ")
                .append(situation)
                .append(" | ")
                .append(String.join(" | ", cells.values()))
                .append(" |\n"));
        System.out.println(text);
    }

    private Map<String, Map<String, String>> table(Path readme) throws IOException {
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        List<String> head = List.of();
        for (String line : Files.readAllLines(readme)) {
            List<String> cells = cells(line);
            if (line.startsWith("| situation |")) {
                head = cells;
            } else if (head.isEmpty() || !line.startsWith("|")) {
                head = List.of();
            } else if (!line.startsWith("|---")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (String column : columns) {
                    row.put(column, cells.get(head.indexOf(column)));
                }
                table.put(cells.get(0), row);
            }
        }
        return table;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\\|", -1)) {
            cells.add(cell.trim());
        }
        return cells.isEmpty() ? cells : cells.subList(1, cells.size());
    }
}
