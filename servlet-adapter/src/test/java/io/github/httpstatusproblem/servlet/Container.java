package io.github.httpstatusproblem.servlet;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The servlet containers that the filter runs on, each in the line that is on the class path. */
enum Container {
    TOMCAT("Tomcat 10.1", "Tomcat 11.0") {
        @Override
        RunningServer start(Deployment deployment) throws Exception {
            return TomcatServer.start(deployment);
        }
    },
    JETTY("Jetty 12.1 ee10", "Jetty 12.1 ee11") {
        @Override
        RunningServer start(Deployment deployment) throws Exception {
            return IS_SERVLET_6_1 ? JettyEe11Server.start(deployment) : JettyEe10Server.start(deployment);
        }
    },
    UNDERTOW("Undertow 2.3", "Undertow 2.4") {
        @Override
        RunningServer start(Deployment deployment) throws Exception {
            return UndertowServer.start(deployment);
        }
    };

    /** Which of the two class paths of this module's tests this is. */
    static final boolean IS_SERVLET_6_1 =
            Container.class.getResource("/org/eclipse/jetty/ee11/servlet/ServletContextHandler.class") != null;

    private final String ofServlet60;
    private final String ofServlet61;

    Container(String ofServlet60, String ofServlet61) {
        this.ofServlet60 = ofServlet60;
        this.ofServlet61 = ofServlet61;
    }

    /** The container and its line. */
    String title() {
        return IS_SERVLET_6_1 ? ofServlet61 : ofServlet60;
    }

    /** Stops a server. */
    interface Stop {
        void run() throws Exception;
    }

    /** A server and how to stop it. */
    record RunningServer(int port, Stop onStop) {
        void stop() throws Exception {
            onStop.run();
        }
    }

    /**
     * What a server is started with.
     *
     * @param application registers its filters and servlets
     * @param hasDefaultServlet whether the container's default servlet is there, for which Tomcat sends every path in
     * @param errorPage the location of the default error page; null for none
     * @param hasRecipe whether the container's own answers go the way that the README recommends
     */
    record Deployment(
            Consumer<ServletContext> application,
            boolean hasDefaultServlet,
            @Nullable String errorPage,
            boolean hasRecipe) {
        /** What is below that path is for user "ada" in role "admin" only. */
        static final String SECRET = "/secret";

        static final String REALM = "shop";
        static final String ROLE = "admin";
        /** Both passwords are "s3cret"; the first one has the role, the second one has not. */
        static final List<String> USERS = List.of("ada", "bob");

        static final String PASSWORD = "s3cret";

        /** A folder without files, which are what a default servlet serves. */
        static Path emptyFolder() throws IOException {
            Path folder = Files.createTempDirectory("container");
            folder.toFile().deleteOnExit();
            return folder;
        }
    }

    abstract RunningServer start(Deployment deployment) throws Exception;

    RunningServer start(Consumer<ServletContext> application) throws Exception {
        return start(Setting.PLAIN.of(application));
    }
}
