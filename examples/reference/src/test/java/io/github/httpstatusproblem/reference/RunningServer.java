package io.github.httpstatusproblem.reference;

import io.javalin.Javalin;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** One server for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningServer {
    private final Javalin server;

    RunningServer() {
        QuietLog.install();
        server = ReferenceServer.start(new Address("127.0.0.1", 0), new Random(417));
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    int port() {
        return server.port();
    }
}
