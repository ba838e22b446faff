package io.github.httpstatusproblem.servlet;

import com.example.ProblemErrorHandler;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.Container.Deployment;
import io.github.httpstatusproblem.servlet.Container.RunningServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.SecurityHandler;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.security.Credential;

/** What is the same for the servlets of each Jakarta EE on Jetty. */
final class JettyServer {
    private JettyServer() {}

    static RunningServer start(Handler context, boolean hasRecipe) throws Exception {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(context);
        if (hasRecipe) {
            server.setErrorHandler(new ProblemErrorHandler(ProblemResponder.create()));
        }
        server.start();
        return new RunningServer(((ServerConnector) server.getConnectors()[0]).getLocalPort(), server::stop);
    }

    static SecurityHandler security() {
        UserStore users = new UserStore();
        for (String user : Deployment.USERS) {
            List<String> roles = user.equals(Deployment.USERS.get(0)) ? List.of(Deployment.ROLE) : List.of();
            users.addUser(user, Credential.getCredential(Deployment.PASSWORD), roles.toArray(String[]::new));
        }
        HashLoginService login = new HashLoginService(Deployment.REALM);
        login.setUserStore(users);
        SecurityHandler.PathMapped security = new SecurityHandler.PathMapped();
        security.setLoginService(login);
        security.setAuthenticator(new BasicAuthenticator());
        security.setRealmName(Deployment.REALM);
        security.put(Deployment.SECRET, Constraint.from(Deployment.ROLE));
        return security;
    }
}
