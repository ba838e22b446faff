package io.github.httpstatusproblem.javalin;

import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.contract.SituationTable;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson3;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The table in the README of this module, held against Javalin as it comes, and with everything around that may be there. */
class SituationsTest {
    private static final String PLAIN = "Javalin 7.2";
    private static final String SURROUNDED = "… with a context path, virtual threads, gzip, Jackson 3";
    private static final String CONTEXT_PATH = "/shop";
    private static final ProblemMapping MAPPING = ProblemMapping.none().map(Situations.OutOfStock.class, 409);

    @Test
    void everyCellOfTheTableIsTrue() throws Exception {
        SituationTable table = new SituationTable(List.of(PLAIN, SURROUNDED));
        observe(table, PLAIN, "", config -> {});
        observe(table, SURROUNDED, CONTEXT_PATH, config -> {
            config.router.contextPath = CONTEXT_PATH;
            config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
            config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.GZIP;
            config.jsonMapper(new JavalinJackson3());
        });
        table.assertIsIn(Path.of("README.md"));
    }

    private static void observe(
            SituationTable table, String column, String contextPath, Consumer<JavalinConfig> surroundings)
            throws Exception {
        Javalin shared = start(surroundings, Situations::doors);
        try {
            for (Situation situation : Situations.all()) {
                Javalin own = situation.application == null ? shared : start(surroundings, situation.application);
                try {
                    table.note(situation.title, column, situation.observed(own.port(), contextPath));
                } finally {
                    if (own != shared) {
                        own.stop();
                    }
                }
            }
        } finally {
            shared.stop();
        }
    }

    private static Javalin start(Consumer<JavalinConfig> surroundings, Consumer<JavalinConfig> application) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.registerPlugin(new HttpStatusProblemPlugin(plugin -> plugin.mapping = MAPPING));
                    surroundings.accept(config);
                    application.accept(config);
                })
                .start("127.0.0.1", 0);
    }
}
