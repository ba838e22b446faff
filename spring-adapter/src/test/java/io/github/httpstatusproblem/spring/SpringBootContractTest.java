package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.contract.AdapterContract;
import io.github.httpstatusproblem.contract.Route;
import io.github.httpstatusproblem.contract.ServletEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Spring Boot with the embedded server that is on the class path; the dependency is all the configuration there is, but for the mapping. */
class SpringBootContractTest extends AdapterContract {
    private @Nullable ConfigurableApplicationContext context;

    @Override
    protected int start() throws Exception {
        context = RunningApplication.start(Application.class);
        RequestMappingHandlerMapping mapping =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (Route route : Route.values()) {
            mapping.registerMapping(
                    RequestMappingInfo.paths(route.path())
                            .methods(methods(route))
                            .options(mapping.getBuilderConfiguration())
                            .build(),
                    new RouteController(),
                    RouteController.class.getDeclaredMethod(
                            "serve", HttpServletRequest.class, HttpServletResponse.class));
        }
        return RunningApplication.port(context);
    }

    /** Spring 6.2 looks at a resource's CORS configuration first. */
    @Override
    protected String varyOfAnUnmappedPath() {
        return BootLine.IS_4
                ? "Accept"
                : "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Accept";
    }

    private static RequestMethod[] methods(Route route) {
        return route == Route.GET_ONLY
                ? new RequestMethod[] {RequestMethod.GET}
                : new RequestMethod[] {
                    RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE
                };
    }

    @Override
    protected void stop() {
        if (context != null) {
            context.close();
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        ProblemMapping problemMapping() {
            return Route.MAPPING;
        }
    }

    static final class RouteController {
        void serve(HttpServletRequest request, HttpServletResponse response) {
            Route.of(request.getServletPath()).serve(new ServletEndpoint(response));
        }
    }
}
