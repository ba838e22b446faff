package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.contract.AdapterContract;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.io.TempDir;

class TomcatContractTest extends AdapterContract {
    @TempDir
    static Path folder;

    private final Tomcat tomcat = new Tomcat();

    @Override
    protected int start() throws Exception {
        // Tomcat sets the levels of its loggers itself; what it logs of our exceptions is expected.
        for (Handler console : Logger.getLogger("").getHandlers()) {
            console.setLevel(Level.OFF);
        }
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        context.addServletContainerInitializer(
                (classes, servletContext) -> RouteServlet.register(servletContext), Set.of());
        // Without a default servlet Tomcat answers 404 before any filter.
        Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    protected void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
