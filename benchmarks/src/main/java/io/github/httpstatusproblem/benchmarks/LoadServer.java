package io.github.httpstatusproblem.benchmarks;

import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.Servlet;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty on an ephemeral port of the loopback interface; the same but for the servlet and our filter. */
final class LoadServer implements AutoCloseable {
    private static final int THREADS = 16;

    private final ServerThreads threads = new ServerThreads();
    private final Server server;
    private final ServerConnector connector;

    private LoadServer(Servlet servlet, boolean filtered) throws Exception {
        // As many threads at least as at most: none ends, and none takes its count of bytes with it.
        server = new Server(
                new QueuedThreadPool(THREADS, THREADS, 60_000, -1, new LinkedBlockingQueue<>(), null, threads));
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/*");
        if (filtered) {
            context.addServletContainerInitializer(
                    (classes, started) -> HttpStatusProblemFilter.register(started, ProblemResponder.create()));
        }
        server.setHandler(context);
        server.start();
    }

    /** No filter in front: what the servlet does not answer is Jetty's. */
    static LoadServer bare(Servlet servlet) throws Exception {
        return new LoadServer(servlet, false);
    }

    /** Our filter in front. */
    static LoadServer filtered(Servlet servlet) throws Exception {
        return new LoadServer(servlet, true);
    }

    int port() {
        return connector.getLocalPort();
    }

    long allocatedBytes() {
        return threads.allocatedBytes();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
