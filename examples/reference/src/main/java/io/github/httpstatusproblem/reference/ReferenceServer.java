package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.javalin.HttpStatusProblemPlugin;
import io.javalin.Javalin;
import io.javalin.router.EndpointNotFound;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.time.Duration;
import java.util.Random;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** The reference server. */
final class ReferenceServer {
    private static final Duration IDLE = Duration.ofSeconds(10);
    /** Of a thousand clients that come at once the operating system would let the 51st wait for seconds. */
    private static final int ACCEPT_QUEUE = 1_024;

    private static final Problem NOT_FOUND =
            Problem.of(404).withMessage("Nothing is here. Try /status/{code}, as in /status/417.");

    private ReferenceServer() {}

    /**
     * A running server.
     *
     * @throws IllegalArgumentException with one line if it cannot listen there
     */
    static Javalin start(Address address, Random random) {
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.prefer405over404 = true;
            config.jetty.modifyServer(ReferenceServer::configureConnectors);
            config.jetty.modifyServer(CrossOrigin::install);
            config.jetty.modifyHttpConfiguration(ResponseHead::install);
            config.registerPlugin(new HttpStatusProblemPlugin(
                    problems -> problems.mapping = problems.mapping.map(EndpointNotFound.class, e -> NOT_FOUND)));
            CrossOrigin.install(config);
            StatusEndpoint.install(config, random);
            StatusApi.install(config);
            Pages.install(config, address.host());
        });
        listen(app, address);
        return app;
    }

    /** An answer may take longer than a connection may be idle. When this is called there are no connectors yet. */
    private static void configureConnectors(Server server) {
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                for (Connector connector : server.getConnectors()) {
                    ((ServerConnector) connector).setIdleTimeout(IDLE.toMillis());
                    ((ServerConnector) connector).setAcceptQueueSize(ACCEPT_QUEUE);
                }
            }
        });
    }

    private static void listen(Javalin app, Address address) {
        JavalinLogger.enabled = false;
        try {
            app.start(address.host(), address.port());
        } catch (JavalinException failure) {
            throw new IllegalArgumentException(cannotListen(address, failure), failure);
        } finally {
            JavalinLogger.enabled = true;
        }
    }

    private static String cannotListen(Address address, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        int other = address.port() == 8081 ? 8082 : 8081;
        return "Port " + address.port() + " of " + address.host() + " cannot be used (" + cause.getMessage()
                + "). Another one: -Dport=" + other;
    }
}
