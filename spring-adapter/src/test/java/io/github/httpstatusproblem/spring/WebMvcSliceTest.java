package io.github.httpstatusproblem.spring;

import static io.github.httpstatusproblem.contract.Outcome.canonical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.github.httpstatusproblem.contract.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** {@code @WebMvcTest} loads the auto-configuration, filters included; it makes no error dispatch. */
class WebMvcSliceTest {
    private static final ClassLoader LOADER = Thread.currentThread().getContextClassLoader();

    /** Spring Boot 3.5 has it in the slice, too. */
    private static final String OF_SECURITY = "org.springframework.boot.autoconfigure.security.servlet.";

    private static MockMvc mvc;

    @AfterAll
    static void restoreLoader() {
        Thread.currentThread().setContextClassLoader(LOADER);
    }

    /** The annotation moved from one line of Spring Boot to the next. */
    @BeforeAll
    static void start() throws Exception {
        Class<?> slice = BootLine.compiled(
                "com.example.SliceTest",
                """
                package com.example;

                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
                import org.springframework.test.context.ContextConfiguration;
                import org.springframework.validation.annotation.Validated;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.PostMapping;
                import org.springframework.web.bind.annotation.RequestBody;
                import org.springframework.web.bind.annotation.RestController;
                import io.github.httpstatusproblem.HttpStatusProblem;
                import jakarta.validation.Valid;
                import jakarta.validation.constraints.NotBlank;

                @WebMvcTest(/* no security */ properties = {"logging.level.root=off", "spring.main.banner-mode=off"})
                @ContextConfiguration(classes = {SliceTest.Orders.class, SliceTest.Application.class})
                public class SliceTest {
                    @SpringBootApplication
                    public static class Application {}

                    @RestController
                    public static class Orders {
                        public record Order(@NotBlank String sku) {}

                        @GetMapping("/thrown")
                        public void thrown() {
                            throw HttpStatusProblem.of(417);
                        }

                        @GetMapping("/unknown")
                        public void unknown() {
                            throw new IllegalStateException("hunter2");
                        }

                        @PostMapping("/orders")
                        public void order(@Valid @RequestBody Order order) {}
                    }
                }
                """,
                "boot.webmvc.test.autoconfigure.WebMvcTest",
                "boot.test.autoconfigure.web.servlet.WebMvcTest",
                "/* no security */",
                "excludeAutoConfiguration = {" + OF_SECURITY + "SecurityAutoConfiguration.class, " + OF_SECURITY
                        + "SecurityFilterAutoConfiguration.class},");
        Thread.currentThread().setContextClassLoader(slice.getClassLoader());
        TestContextManager manager = new TestContextManager(slice);
        manager.prepareTestInstance(slice.getDeclaredConstructor().newInstance());
        mvc = manager.getTestContext().getApplicationContext().getBean(MockMvc.class);
    }

    private static String answer(RequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        StringBuilder lines = new StringBuilder(response.getStatus() + "\n");
        response.getHeaderNames().stream()
                .sorted()
                .forEach(name -> lines.append(name + ": " + response.getHeader(name) + "\n"));
        return lines + "\n" + response.getContentAsString();
    }

    @Test
    void problemIsAnswered() throws Exception {
        assertThat(withoutSecurity(answer(get("/thrown")))).isEqualTo(canonical(417, ""));
    }

    @Test
    void exceptionThatNobodyKnowsIsAnsweredByTheFilter() throws Exception {
        assertThat(withoutSecurity(answer(get("/unknown")
                        .header("traceparent", Outcome.TRACEPARENT.split(": ", 2)[1]))))
                .isEqualTo(Outcome.unknown());
    }

    @Test
    void validationNamesWhatIsWrong() throws Exception {
        assertThat(withoutSecurity(
                        answer(post("/orders").contentType("application/json").content("{\"sku\": \" \"}"))))
                .isEqualTo(canonical(400, ", \"errors\": [{\"field\": \"sku\", \"message\": \"must not be blank\"}]"));
    }

    private static String withoutSecurity(String answer) {
        return answer.replaceAll("(?m)^X-(Frame-Options|XSS-Protection): .*\n", "");
    }
}
