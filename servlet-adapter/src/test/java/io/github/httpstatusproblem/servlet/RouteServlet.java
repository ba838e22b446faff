package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.contract.Route;
import io.github.httpstatusproblem.contract.ServletEndpoint;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The contract's routes as a servlet. */
final class RouteServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** The application under test: the filter, and a servlet for every route. */
    static void register(ServletContext context) {
        HttpStatusProblemFilter.register(
                context, ProblemResponder.builder().mapping(Route.MAPPING).build());
        for (Route route : Route.values()) {
            context.addServlet(route.name(), route == Route.GET_ONLY ? new GetOnly() : new RouteServlet())
                    .addMapping(route.path());
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Route.of(request.getServletPath()).serve(new ServletEndpoint(response));
    }

    /** The one route that is a servlet with doGet alone; what other methods get is HttpServlet's. */
    private static final class GetOnly extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            Route.GET_ONLY.serve(new ServletEndpoint(response));
        }
    }
}
