package io.github.httpstatusproblem.servlet;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ResourceServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The servlet containers that the filter runs on. */
enum Container {
    TOMCAT {
        @Override
        RunningServer start(Consumer<ServletContext> application) throws Exception {
            // Tomcat sets the levels of its loggers itself; what it logs of our exceptions is expected.
            for (Handler console : Logger.getLogger("").getHandlers()) {
                console.setLevel(Level.OFF);
            }
            Path folder = emptyFolder();
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(folder.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addContext("", folder.toString());
            context.addServletContainerInitializer(
                    (classes, servletContext) -> application.accept(servletContext), Set.of());
            // Without a default servlet Tomcat answers 404 before any filter.
            Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
            tomcat.start();
            return new RunningServer(tomcat.getConnector().getLocalPort(), () -> {
                tomcat.stop();
                tomcat.destroy();
            });
        }
    },
    JETTY {
        @Override
        RunningServer start(Consumer<ServletContext> application) throws Exception {
            Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
            context.setBaseResourceAsPath(emptyFolder());
            context.addServletContainerInitializer((classes, servletContext) -> application.accept(servletContext));
            context.addServlet(ResourceServlet.class, "/");
            server.setHandler(context);
            server.start();
            return new RunningServer(((ServerConnector) server.getConnectors()[0]).getLocalPort(), server::stop);
        }
    };

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

    /** Starts with an application that registers its filters and servlets, and with the container's default servlet. */
    abstract RunningServer start(Consumer<ServletContext> application) throws Exception;

    private static Path emptyFolder() throws IOException {
        Path folder = Files.createTempDirectory("container");
        folder.toFile().deleteOnExit();
        return folder;
    }
}
