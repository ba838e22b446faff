package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.contract.Outcome;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;

/** Error pages of an application, and the way to them. */
public class ErrorPagesTest {
    private static final String HTML = "Accept: text/html";
    private static final String ONE_PAGE = "--spring.thymeleaf.prefix=classpath:/one-page/";

    private @Nullable RunningApplication application;

    @AfterEach
    void stop() {
        if (application != null) {
            application.stop();
        }
    }

    private RawResponse get(String path, String... fieldLines) throws IOException {
        try (RawConnection connection = application.connect()) {
            return connection.send("GET", path, fieldLines);
        }
    }

    private static void assertIsOurPage(RawResponse answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains("<title>" + status + " ");
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Doors.class)
    public static class Application {}

    @Controller
    static class Doors {
        @GetMapping("/throttled")
        Object throttled(HttpServletResponse response) {
            response.setHeader("ETag", "\"v1\"");
            throw Problem.of(429).withRetryAfter(Duration.ofSeconds(30)).toException();
        }

        @GetMapping("/client-error")
        void clientError() {
            throw Problem.of(499).toException();
        }

        @GetMapping("/sent")
        void sends(HttpServletResponse response) throws IOException {
            response.sendError(417);
        }

        @GetMapping("/gone")
        Object gone() {
            throw Problem.of(410).toException();
        }

        @GetMapping("/send-600")
        void sendsUnknown(HttpServletResponse response) throws IOException {
            response.sendError(600);
        }

        @GetMapping("/forward")
        String forward() {
            return "forward:/error";
        }

        @GetMapping("/forward-error")
        String forwardAnError(HttpServletRequest request) {
            request.setAttribute("jakarta.servlet.error.status_code", 417);
            return "forward:/error";
        }

        @GetMapping("/include")
        void include(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
            response.getOutputStream().print("before ");
            request.getRequestDispatcher("/client-error").include(request, response);
        }

        @GetMapping("/sent-later")
        DeferredResult<Void> sentLater(HttpServletResponse response) {
            DeferredResult<Void> result = new DeferredResult<>();
            new Thread(() -> {
                        try {
                            response.sendError(417);
                            result.setResult(null);
                        } catch (IOException e) {
                            result.setErrorResult(e);
                        }
                    })
                    .start();
            return result;
        }

        /** An error page of parts, which are included when its begin has left already. */
        @GetMapping("/parts")
        void parts(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
            response.getOutputStream().print("before ");
            response.flushBuffer();
            request.getRequestDispatcher("/part").include(request, response);
            response.getOutputStream().print(" after");
        }

        @GetMapping("/part")
        void part(HttpServletResponse response) throws IOException {
            response.getOutputStream().print("part");
        }

        @GetMapping("/fine")
        @ResponseBody
        String fine() {
            return Outcome.OWN;
        }
    }

    @Test
    void fieldsOfTheProblemStayAndNoneOfOurPage() throws IOException {
        application = new RunningApplication(Application.class, ONE_PAGE);
        RawResponse answer = get("/throttled", HTML);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text()).isEqualTo(Outcome.OWN);
        assertThat(answer.fields("Retry-After")).containsExactly("30");
        assertThat(answer.fields("ETag")).isEmpty();
        assertThat(answer.fields("Content-Security-Policy")).isEmpty();
    }

    /** Whether it gets a page is decided once: Spring Boot would find JSON for some of these, and refuse others. */
    @Test
    void pageIsShownToWhomWouldGetOurs() throws IOException {
        application = new RunningApplication(Application.class, ONE_PAGE);
        for (String accept : List.of("text/html, x", "text/html;q=0.5", "text/*", "text/html, */*")) {
            assertThat(get("/sent", "Accept: " + accept).text()).as(accept).isEqualTo(Outcome.OWN);
            assertThat(get("/throttled", "Accept: " + accept).text()).as(accept).isEqualTo(Outcome.OWN);
        }
        assertThat(get("/sent", "Accept: application/json, text/html;q=0.9").text())
                .startsWith("{\"error\"");
    }

    @Test
    void pageIsShownToWhomSaysNothingWhereThatIsTheDefault() throws IOException {
        application = new RunningApplication(
                Application.class, ONE_PAGE, "--http-status-problem.default-representation=html");

        assertThat(get("/sent").text()).isEqualTo(Outcome.OWN);
        assertThat(get("/sent", "Accept: */*").text()).isEqualTo(Outcome.OWN);
        assertThat(get("/sent", "Accept: application/json").text()).startsWith("{\"error\"");
    }

    @Test
    void statusThatSpringDoesNotKnowKeepsItsNumber() throws IOException {
        application = new RunningApplication(Application.class, ONE_PAGE);

        assertThat(get("/client-error", HTML).status()).isEqualTo(499);
        assertThat(get("/send-600", HTML).status()).isEqualTo(600);
    }

    @Test
    void pageThatSaysNothingIsAnswered() throws IOException {
        application = new RunningApplication(Application.class, ONE_PAGE);
        RawResponse answer = get("/sent-later", HTML);

        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.body()).isNotEmpty();
    }

    @Test
    void forwardToTheErrorPageIsNoPage() throws IOException {
        application = new RunningApplication(Application.class);

        for (String accept : List.of("application/json", "image/png", ";;;")) {
            RawResponse notFound = get("/forward", "Accept: " + accept);
            RawResponse brought = get("/forward-error", "Accept: " + accept);

            assertThat(notFound.status()).isEqualTo(404);
            assertThat(notFound.text()).isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
            assertThat(brought.status()).isEqualTo(417);
            assertThat(brought.text())
                    .isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
        }
    }

    @Test
    void includeThatFailsAddsNothing() throws IOException {
        application = new RunningApplication(Application.class);

        assertThat(get("/include").text()).doesNotContain("before {");
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Doors.class)
    static class Secured {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/throttled", "/sent", "/fine")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void pageThatSpringSecurityRefusesIsAnsweredByTheErrorsOwnStatus() throws IOException {
        application = new RunningApplication(Secured.class, ONE_PAGE, RunningApplication.SECURED);

        assertIsOurPage(get("/throttled", HTML), 429);
        assertThat(get("/throttled", HTML).fields("Retry-After")).containsExactly("30");
        assertIsOurPage(get("/other", HTML), 401);
        assertThat(get("/throttled").status()).isEqualTo(429);
    }

    /** The types moved from one line of Spring Boot to the next. */
    @Test
    void pageThatTheApplicationHasRegisteredIsShownToABrowser() throws Exception {
        Class<?> registering = BootLine.compiled(
                "com.example.Registering", """
                package com.example;

                import io.github.httpstatusproblem.spring.ErrorPagesTest;
                import org.springframework.boot.web.error.ErrorPage;
                import org.springframework.boot.web.error.ErrorPageRegistrar;
                import org.springframework.context.annotation.Bean;
                import org.springframework.context.annotation.Configuration;
                import org.springframework.context.annotation.Import;
                import org.springframework.http.HttpStatus;

                @Configuration
                @Import(ErrorPagesTest.Application.class)
                public class Registering {
                    @Bean
                    public ErrorPageRegistrar pages() {
                        return registry -> registry.addErrorPages(new ErrorPage(HttpStatus.NOT_FOUND, "/fine"), new ErrorPage(HttpStatus.GONE, "/parts"));
                    }
                }
                """, "boot.web.error.ErrorPage", "boot.web.server.ErrorPage");
        application = new RunningApplication(registering);

        assertThat(get("/nowhere", HTML).text()).isEqualTo(Outcome.OWN);
        assertThat(get("/nowhere").text()).isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
        assertIsOurPage(get("/throttled", HTML), 429);
        assertThat(get("/gone", HTML).text()).isEqualTo("before part after");
    }

    @Test
    void nothingIsAnsweredWhereThatIsSwitchedOff() throws IOException {
        application = new RunningApplication(Application.class, "--http-status-problem.enabled=off");

        assertThat(get("/nowhere").text()).contains("timestamp");
    }
}
