package io.github.httpstatusproblem.servlet;

import com.example.ProblemErrorReportValve;
import io.github.httpstatusproblem.servlet.Container.Deployment;
import io.github.httpstatusproblem.servlet.Container.RunningServer;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** Embedded Tomcat. */
final class TomcatServer {
    private TomcatServer() {}

    static RunningServer start(Deployment deployment) throws Exception {
        Path folder = Deployment.emptyFolder();
        Tomcat tomcat = tomcat(folder);
        Context context = tomcat.addContext("", folder.toString());
        context.addServletContainerInitializer(
                (classes, servletContext) -> deployment.application().accept(servletContext), Set.of());
        if (deployment.hasDefaultServlet()) {
            Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
        }
        if (deployment.errorPage() != null) {
            ErrorPage page = new ErrorPage();
            page.setLocation(deployment.errorPage());
            context.addErrorPage(page);
        }
        if (deployment.hasRecipe()) {
            StandardHost host = (StandardHost) tomcat.getHost();
            host.setErrorReportValveClass(ProblemErrorReportValve.class.getName());
        }
        secure(tomcat, context);
        return start(tomcat);
    }

    static Tomcat tomcat(Path folder) {
        // Tomcat sets the levels of its loggers itself; what it logs of our exceptions is expected.
        for (Handler console : Logger.getLogger("").getHandlers()) {
            console.setLevel(Level.OFF);
        }
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        return tomcat;
    }

    static RunningServer start(Tomcat tomcat) throws Exception {
        tomcat.start();
        return new RunningServer(tomcat.getConnector().getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }

    private static void secure(Tomcat tomcat, Context context) {
        Deployment.USERS.forEach(user -> tomcat.addUser(user, Deployment.PASSWORD));
        tomcat.addRole(Deployment.USERS.get(0), Deployment.ROLE);
        SecurityCollection collection = new SecurityCollection();
        collection.addPattern(Deployment.SECRET);
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.addCollection(collection);
        constraint.addAuthRole(Deployment.ROLE);
        context.addSecurityRole(Deployment.ROLE);
        context.addConstraint(constraint);
        context.setLoginConfig(new LoginConfig("BASIC", Deployment.REALM, null, null));
        context.getPipeline().addValve(new BasicAuthenticator());
    }
}
