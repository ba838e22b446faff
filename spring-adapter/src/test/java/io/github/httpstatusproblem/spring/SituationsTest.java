package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.contract.SituationTable;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table in the README of this module, held against the line of Spring Boot and the server on the class path. */
class SituationsTest {
    @Test
    void everyCellOfTheTableIsTrue() throws Exception {
        SituationTable table = new SituationTable(List.of(BootLine.TITLE));
        Map<Setting, RunningApplication> running = new EnumMap<>(Setting.class);
        try {
            for (Situation situation : Situations.all()) {
                RunningApplication application = running.computeIfAbsent(situation.setting, Setting::start);
                table.note(situation.title, BootLine.TITLE, situation.observed(application));
            }
        } finally {
            running.values().forEach(RunningApplication::stop);
        }
        table.assertIsIn(Path.of("README.md"));
    }
}
