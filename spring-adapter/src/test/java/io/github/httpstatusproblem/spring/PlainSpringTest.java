package io.github.httpstatusproblem.spring;

import static io.github.httpstatusproblem.contract.Outcome.canonical;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.contract.Outcome;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.web.WebApplicationInitializer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.support.AbstractAnnotationConfigDispatcherServletInitializer;

/** Spring MVC on a Tomcat, without a thing of Spring Boot's. */
class PlainSpringTest {
    private @Nullable Tomcat tomcat;

    private void start(Consumer<Context> application) throws Exception {
        Path folder = Files.createTempDirectory("tomcat");
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        application.accept(tomcat.addContext("", folder.toString()));
        tomcat.start();
    }

    private String get(String method, String target, String... fieldLines) throws IOException {
        try (RawConnection connection = new RawConnection(tomcat.getConnector().getLocalPort())) {
            return connection.send(method, target, fieldLines).comparable();
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (tomcat != null) {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Configuration
    @EnableWebMvc
    @Import({HttpStatusProblemConfiguration.class, Orders.class})
    static class WebConfiguration {
        @Bean
        ProblemMapping problemMapping() {
            return ProblemMapping.none().map(IllegalArgumentException.class, 409);
        }
    }

    @RestController
    static class Orders {
        record Order(@NotBlank String sku) {}

        @GetMapping("/thrown")
        void thrown() {
            throw HttpStatusProblem.of(417);
        }

        @GetMapping("/returned")
        Problem returned() {
            return Problem.of(417);
        }

        @GetMapping("/mapped")
        void mapped() {
            throw new IllegalArgumentException("hunter2");
        }

        @GetMapping("/unknown")
        void unknown() {
            throw new IllegalStateException("hunter2");
        }

        @GetMapping("/sent")
        void sent(HttpServletResponse response) throws IOException {
            response.sendError(417, "hunter2");
        }

        @GetMapping("/set")
        ResponseEntity<Void> set() {
            return ResponseEntity.status(417).build();
        }

        @GetMapping("/denied")
        void denied() {
            throw new AuthorizationDeniedException("hunter2");
        }

        @PostMapping("/orders")
        void order(@Valid @RequestBody Order order) {}
    }

    /** As the documentation of Spring has it. */
    static class Initializer extends AbstractAnnotationConfigDispatcherServletInitializer {
        @Override
        protected Class<?> @Nullable [] getRootConfigClasses() {
            return null;
        }

        @Override
        protected Class<?>[] getServletConfigClasses() {
            return new Class<?>[] {WebConfiguration.class};
        }

        @Override
        protected String[] getServletMappings() {
            return new String[] {"/"};
        }
    }

    /** With the line of the README. */
    static final class InitializerWithFilter extends Initializer {
        @Override
        protected Filter[] getServletFilters() {
            return new Filter[] {new DelegatingFilterProxy("httpStatusProblemFilter")};
        }
    }

    private static ServletContainerInitializer running(WebApplicationInitializer initializer) {
        return (classes, servletContext) -> initializer.onStartup(servletContext);
    }

    @Test
    void oneImportAnswersEveryException() throws Exception {
        start(context -> context.addServletContainerInitializer(running(new Initializer()), Set.of()));

        assertExceptionsAreAnswered();
        assertThat(get("GET", "/sent")).doesNotContain("\"error\"");
    }

    @Test
    void importAndFilterAnswerEverything() throws Exception {
        start(context -> context.addServletContainerInitializer(running(new InitializerWithFilter()), Set.of()));

        assertExceptionsAreAnswered();
        assertThat(get("GET", "/sent")).isEqualTo(canonical(417, ""));
        assertThat(get("GET", "/set")).isEqualTo(canonical(417, ""));
    }

    @Test
    void oneImportIntoTheRootContextOfWebXmlAnswersEverything() throws Exception {
        start(context -> {
            context.addParameter("contextClass", AnnotationConfigWebApplicationContext.class.getName());
            context.addParameter("contextConfigLocation", WebConfiguration.class.getName());
            context.addApplicationListener(ContextLoaderListener.class.getName());
            Wrapper servlet = Tomcat.addServlet(
                    context, "dispatcher", new DispatcherServlet(new AnnotationConfigWebApplicationContext()));
            servlet.setLoadOnStartup(1);
            servlet.addMapping("/");
        });

        assertExceptionsAreAnswered();
        assertThat(get("GET", "/sent")).isEqualTo(canonical(417, ""));
        assertThat(get("GET", "/set")).isEqualTo(canonical(417, ""));
    }

    @Test
    void whatSpringSecurityWaitsForGoesOn() throws Exception {
        start(context -> context.addServletContainerInitializer(running(new Initializer()), Set.of()));

        assertThat(get("GET", "/denied")).startsWith("500").doesNotContain("\"error\"");
    }

    private void assertExceptionsAreAnswered() throws IOException {
        assertThat(get("GET", "/thrown")).isEqualTo(canonical(417, ""));
        assertThat(get("GET", "/returned")).isEqualTo(canonical(417, ""));
        assertThat(get("GET", "/mapped")).isEqualTo(canonical(409, ""));
        assertThat(get("GET", "/unknown", Outcome.TRACEPARENT)).isEqualTo(Outcome.unknown());
        assertThat(get("GET", "/nowhere")).isEqualTo(canonical(404, ""));
        assertThat(get("DELETE", "/thrown")).isEqualTo(canonical(405, "", "Allow: GET"));
        assertThat(get("POST", "/orders", "Content-Length: 0", "Content-Type: application/json"))
                .isEqualTo(canonical(400, ""));
    }

    @Test
    void nothingOfSpringBootIsNeeded() throws IOException {
        for (Class<?> type : new Class<?>[] {
            HttpStatusProblemConfiguration.class,
            ProblemMvcConfiguration.class,
            HttpStatusProblemFilter.class,
            SpringExceptions.class,
            ValidationErrors.class,
            ConstraintViolations.class,
            InputNames.class,
            CurrentTrace.class,
            ObservedErrors.class,
            UnknownExceptionResolver.class,
            ProblemExceptionResolver.class,
            ProblemReturnValueHandler.class
        }) {
            try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                assertThat(new String(code.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .as(type.getName())
                        .doesNotContain("org/springframework/boot");
            }
        }
    }
}
