package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

/** An application on a running container; each test says what stands in front of it and what it does. */
final class Application {
    /** What a servlet does. */
    interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    /** The path of the application's servlet. */
    static final String PATH = "/app";
    /** The path of a servlet with doGet alone: what other methods get is HttpServlet's. */
    static final String GET_ONLY = "/get-only";
    /** The path of the error servlet. */
    static final String ERRORS = "/errors";
    /** The path of another servlet, to dispatch to. */
    static final String OTHER = "/other";

    private final Container.RunningServer server;
    private volatile List<Filter> filters = List.of();
    private volatile HttpServlet servlet = servlet((request, response) -> {});
    private volatile HttpServlet other = servlet;

    Application(Container container) throws Exception {
        this(container, Setting.PLAIN);
    }

    Application(Container container, Setting setting) throws Exception {
        server = container.start(setting.of(this::register));
    }

    private void register(ServletContext context) {
        FilterRegistration.Dynamic front = context.addFilter("front", (Filter) this::pass);
        front.setAsyncSupported(true);
        front.addMappingForUrlPatterns(EnumSet.complementOf(EnumSet.of(DispatcherType.ERROR)), false, "/*");
        register(context, PATH, (request, response) -> servlet.service((ServletRequest) request, response));
        register(context, OTHER, (request, response) -> other.service((ServletRequest) request, response));
        register(context, Container.Deployment.SECRET, (request, response) -> {
            throw new IllegalStateException("nobody comes in here");
        });
        context.addServlet("getOnly", new GetOnly()).addMapping(GET_ONLY);
        context.addServlet("errors", new HttpStatusProblemErrorServlet()).addMapping(ERRORS);
    }

    private static void register(ServletContext context, String path, Handler handler) {
        ServletRegistration.Dynamic registration = context.addServlet(path, servlet(handler));
        registration.setAsyncSupported(true);
        registration.addMapping(path);
    }

    private void pass(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        FilterChain rest = chain;
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            FilterChain inner = rest;
            rest = (req, res) -> filter.doFilter(req, res, inner);
        }
        rest.doFilter(request, response);
    }

    /** A servlet that does the same for every method. */
    static HttpServlet servlet(Handler handler) {
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response)
                    throws ServletException, IOException {
                handler.handle(request, response);
            }
        };
    }

    private static final class GetOnly extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    /** What stands in front, outermost first. */
    void front(Filter... outermostFirst) {
        filters = List.of(outermostFirst);
    }

    void serves(Handler handler) {
        servlet = servlet(handler);
    }

    void serves(HttpServlet ofItsOwn) {
        servlet = ofItsOwn;
    }

    void servesElsewhere(Handler handler) {
        other = servlet(handler);
    }

    RawConnection connect() throws IOException {
        return new RawConnection(server.port());
    }

    RawResponse get() throws IOException {
        return send("GET", PATH);
    }

    RawResponse send(String method, String target, String... fieldLines) throws IOException {
        try (RawConnection connection = connect()) {
            return connection.send(method, target, fieldLines);
        }
    }

    int port() {
        return server.port();
    }

    void stop() throws Exception {
        server.stop();
    }
}
