package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.servlet.Container.Deployment;
import io.github.httpstatusproblem.servlet.Container.RunningServer;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ResourceServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** Embedded Jetty with its servlets of Jakarta EE 10. */
final class JettyEe10Server {
    private JettyEe10Server() {}

    static RunningServer start(Deployment deployment) throws Exception {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.setBaseResourceAsPath(Deployment.emptyFolder());
        context.addServletContainerInitializer(
                (classes, servletContext) -> deployment.application().accept(servletContext));
        if (deployment.hasDefaultServlet()) {
            context.addServlet(ResourceServlet.class, "/");
        }
        if (deployment.errorPage() != null) {
            ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
            pages.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, deployment.errorPage());
            context.setErrorHandler(pages);
        }
        context.setSecurityHandler(JettyServer.security());
        return JettyServer.start(context, deployment.hasRecipe());
    }
}
