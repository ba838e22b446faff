package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.contract.SituationTable;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in the README of this module, held against the containers that are on the class path. */
class SituationsTest {
    @Test
    void everyCellOfTheTableIsTrue() throws Exception {
        List<Situation> situations = Situations.all();
        SituationTable table = new SituationTable(
                Stream.of(Container.values()).map(Container::title).toList());
        for (Container container : Container.values()) {
            Map<Setting, Application> running = new EnumMap<>(Setting.class);
            try {
                for (Situation situation : situations) {
                    Application application = running.get(situation.setting);
                    if (application == null) {
                        application = new Application(container, situation.setting);
                        running.put(situation.setting, application);
                    }
                    table.note(situation.title, container.title(), situation.observed(application));
                }
            } finally {
                for (Application application : running.values()) {
                    application.stop();
                }
            }
        }
        table.assertIsIn(Path.of("README.md"));
    }
}
