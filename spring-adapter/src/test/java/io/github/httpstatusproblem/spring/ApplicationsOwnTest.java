package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the application has of its own wins. */
public class ApplicationsOwnTest {
    private @Nullable RunningApplication application;

    private RawResponse get(Class<?> configuration, String path, String... fieldLines) throws IOException {
        application = new RunningApplication(configuration);
        return application.get(path, fieldLines);
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.stop();
        }
    }

    @Test
    void emptyErrorIsLeftWhereThatIsConfigured() throws IOException {
        application = new RunningApplication(Plain.class, "--http-status-problem.fill-empty=false");
        RawResponse answer = application.get("/empty");

        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.body()).isEmpty();
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(OrderController.class)
    static class Plain {}

    @Test
    void errorControllerKeepsItsPage() throws Exception {
        RawResponse answer = get(withErrorController(), "/send-error");

        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.text()).isEqualTo("my page for 417");
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(OrderController.class)
    public static class Orders {}

    private static Class<?> withErrorController() throws Exception {
        return BootLine.compiled(
                "com.example.PageController",
                """
                package com.example;

                import io.github.httpstatusproblem.spring.ApplicationsOwnTest;
                import jakarta.servlet.RequestDispatcher;
                import jakarta.servlet.http.HttpServletRequest;
                import org.springframework.boot.webmvc.error.ErrorController;
                import org.springframework.context.annotation.Import;
                import org.springframework.http.ResponseEntity;
                import org.springframework.web.bind.annotation.RequestMapping;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                @Import(ApplicationsOwnTest.Orders.class)
                public class PageController implements ErrorController {
                    @RequestMapping("/error")
                    public ResponseEntity<String> page(HttpServletRequest request) {
                        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
                        if (status == null) {
                            return ResponseEntity.ok("my page");
                        }
                        if (status.equals(403)) {
                            throw new IllegalStateException("hunter2");
                        }
                        return ResponseEntity.status((Integer) status).body("my page for " + status);
                    }
                }
                """,
                "boot.webmvc.error.ErrorController",
                "boot.web.servlet.error.ErrorController");
    }

    @Test
    void errorPathOfTheApplicationIsItsOwn() throws Exception {
        assertThat(get(withErrorController(), "/error").text()).isEqualTo("my page");
    }

    @Test
    void errorPathThatIsConfiguredIsNotThereForClients() throws IOException {
        application = new RunningApplication(Plain.class, "--server.error.path=/oops", "--spring.web.error.path=/oops");

        assertThat(application.get("/oops").status()).isEqualTo(404);
        assertThat(application.get("/oops").text()).isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
        assertThat(application.get("/send-error").status()).isEqualTo(417);
    }

    @Test
    void errorControllerThatFailsItselfIsAnswered() throws Exception {
        RawResponse answer = get(withErrorController(), "/forbidden");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .startsWith("{\"error\": \"internal_server_error\"")
                .doesNotContain("hunter2");
    }

    @Test
    void errorViewKeepsItsPage() throws IOException {
        RawResponse answer = get(WithErrorView.class, "/send-error", "Accept: text/html");

        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.text()).isEqualTo("my view");
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(OrderController.class)
    static class WithErrorView {
        @Bean
        View error() {
            return new View() {
                @Override
                public String getContentType() {
                    return "text/html";
                }

                @Override
                public void render(
                        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                        throws IOException {
                    response.getWriter().print("my view");
                }
            };
        }
    }

    @Test
    void responderIsUsed() throws IOException {
        RawResponse answer = get(WithResponder.class, "/mapped");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.fields("WWW-Authenticate")).containsExactly("Bearer realm=\"orders\"");
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(OrderController.class)
    static class WithResponder {
        @Bean
        ProblemResponder responder() {
            return ProblemResponder.builder()
                    .defaultChallenge("Bearer realm=\"orders\"")
                    .mapping(ProblemMapping.none().map(OrderController.Mapped.class, 401))
                    .build();
        }
    }

    @Test
    void exceptionResolversInPlaceOfSpringsComeFirst() throws IOException {
        RawResponse answer = get(WithResolvers.class, "/reason");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("my resolver");
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(OrderController.class)
    static class WithResolvers implements WebMvcConfigurer {
        @Override
        public void configureHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
            resolvers.add(WithResolvers::resolve);
        }

        private static ModelAndView resolve(
                HttpServletRequest request,
                HttpServletResponse response,
                @Nullable Object handler,
                Exception exception) {
            try {
                response.setStatus(404);
                response.getWriter().print("my resolver");
                return new ModelAndView();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
