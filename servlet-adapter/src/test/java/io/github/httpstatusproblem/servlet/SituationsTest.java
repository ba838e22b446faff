package io.github.httpstatusproblem.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table in the README of this module, held against the containers that are on the class path. */
class SituationsTest {
    private static final Path README = Path.of("README.md");

    @Test
    void everyCellOfTheTableIsTrue() throws Exception {
        List<Situation> situations = Situations.all();
        Map<String, Map<String, String>> observed = new LinkedHashMap<>();
        situations.forEach(situation -> observed.put(situation.title, new LinkedHashMap<>()));
        for (Container container : Container.values()) {
            Map<Setting, Application> running = new EnumMap<>(Setting.class);
            try {
                for (Situation situation : situations) {
                    Application application = running.get(situation.setting);
                    if (application == null) {
                        application = new Application(container, situation.setting);
                        running.put(situation.setting, application);
                    }
                    observed.get(situation.title).put(container.title(), situation.observed(application));
                }
            } finally {
                for (Application application : running.values()) {
                    application.stop();
                }
            }
        }
        print(observed);
        assertThat(observed).isEqualTo(table());
    }

    private static void print(Map<String, Map<String, String>> table) {
        StringBuilder text = new StringBuilder("\n");
        List<String> titles = new ArrayList<>();
        for (Container container : Container.values()) {
            titles.add(container.title());
        }
        text.append("| situation | ").append(String.join(" | ", titles)).append(" |\n");
        text.append("|---|").append("---|".repeat(titles.size())).append('\n');
        table.forEach((situation, cells) -> text.append("| ")
                .append(situation)
                .append(" | ")
                .append(String.join(" | ", cells.values()))
                .append(" |\n"));
        System.out.println(text);
    }

    /** What the README says of the containers that are on the class path. */
    private static Map<String, Map<String, String>> table() throws IOException {
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        List<String> head = List.of();
        for (String line : Files.readAllLines(README)) {
            List<String> cells = cells(line);
            if (line.startsWith("| situation |")) {
                head = cells;
            } else if (head.isEmpty() || !line.startsWith("|")) {
                head = List.of();
            } else if (!line.startsWith("|---")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (Container container : Container.values()) {
                    row.put(container.title(), cells.get(head.indexOf(container.title())));
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
