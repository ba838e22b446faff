package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.javalin.HttpStatusProblemPlugin;
import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;

/** Starts the reference server and says where it is. System properties: {@code port} and {@code host}. */
public final class ReferenceServer {
    private ReferenceServer() {}

    /** Runs until the process is stopped; what it cannot start with is one line on standard error and exit code 1. */
    public static void main(String[] args) {
        QuietLog.install();
        try {
            Address address = Address.configured();
            Javalin server = start(address);
            String url = new Address(address.host(), server.port()).url();
            System.out.println("Reference server: " + url);
            System.out.println("Try it: curl -i " + url + "/status/417");
            System.out.println("Stop it: Ctrl-C");
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    /**
     * A running server.
     *
     * @throws IllegalArgumentException with one line if it cannot listen there
     */
    static Javalin start(Address address) {
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.prefer405over404 = true;
            config.jetty.modifyHttpConfiguration(ReasonPhrases::install);
            config.registerPlugin(new HttpStatusProblemPlugin());
            // A before handler is the only one that Javalin runs for every method, HEAD and unknown ones included.
            config.routes.before(StatusEndpoint.ROUTE, new StatusEndpoint());
            Pages.install(config, address.host());
        });
        listen(app, address);
        return app;
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
