package com.example;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

public class ServletExample {
    public static void main(String[] args) throws Exception {
        start(Integer.getInteger("port", 8080));
    }

    static Server start(int port) throws Exception {
        // snippet
        ServletContextHandler app = new ServletContextHandler();
        app.addServlet(new MyServlet(), "/endpoint");
        app.addServletContainerInitializer(
                (classes, context) -> HttpStatusProblemFilter.register(context, ProblemResponder.create()));
        // end
        Server server = new Server(new InetSocketAddress("127.0.0.1", port));
        server.setHandler(app);
        server.start();
        System.out.println("curl -i " + server.getURI().resolve("/endpoint"));
        return server;
    }
}

// endpoint
class MyServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        throw HttpStatusProblem.of(417);
    }
}
