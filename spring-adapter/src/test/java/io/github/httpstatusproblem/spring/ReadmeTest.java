package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.UpstreamProblem;
import jakarta.servlet.Filter;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.support.AbstractAnnotationConfigDispatcherServletInitializer;

/** What the README of this module shows is compiled here; what it says of properties is what the metadata say. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path SOURCE = Path.of("src/test/java/io/github/httpstatusproblem/spring/ReadmeTest.java");

    record Order(int number) {}

    record NewOrder(String sku) {}

    interface Orders {
        Optional<Order> find(int number);

        boolean isFull();

        Order place(NewOrder order);
    }

    static final class OrderNotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1L;

        String sku() {
            return "A-17";
        }
    }

    record OrderController(Orders orders) {
        @GetMapping("/orders/{number}")
        Order order(@PathVariable("number") int number) {
            return orders.find(number).orElseThrow(() -> HttpStatusProblem.of(404, "No order " + number));
        }

        @PostMapping("/orders")
        Object place(@Valid @RequestBody NewOrder order) {
            return orders.isFull() ? Problem.of(503).withRetryAfter(Duration.ofMinutes(5)) : orders.place(order);
        }
    }

    static class Beans {
        @Bean
        ProblemMapping problemMapping() {
            return ProblemMapping.none()
                    .map(OrderNotFound.class, 404)
                    .map(
                            OutOfStock.class,
                            e -> Problem.of(409).withError("out_of_stock").with("sku", e.sku()));
        }

        @Bean
        UnaryOperator<Problem> service() {
            return problem -> problem.with("service", "orders");
        }
    }

    static RestClient client() {
        RestClient client = RestClient.builder()
                .defaultStatusHandler(new UpstreamErrorHandler())
                .requestInterceptor(new TraceparentInterceptor())
                .build();
        return client;
    }

    static Order order(RestClient client, int number) {
        try {
            return client.get().uri("/orders/{number}", number).retrieve().body(Order.class);
        } catch (RestClientException e) {
            throw UpstreamProblem.gateway(e);
        }
    }

    interface Plain {
        @Configuration
        @EnableWebMvc
        @Import(HttpStatusProblemConfiguration.class)
        class WebConfiguration {}
    }

    abstract static class Initializer extends AbstractAnnotationConfigDispatcherServletInitializer {
        @Override
        protected Filter[] getServletFilters() {
            return new Filter[] {new DelegatingFilterProxy("httpStatusProblemFilter")};
        }
    }

    @Test
    void everySnippetIsCompiled() throws IOException {
        String compiled = folded(Files.readString(SOURCE));
        List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map(snippet -> folded(snippet.group(1)))
                .toList();

        assertThat(snippets)
                .hasSize(6)
                .allSatisfy(snippet -> assertThat(compiled).contains(snippet));
    }

    @Test
    void everyPropertyIsInTheTable() throws IOException {
        assertThat(names(README, "(?m)^\\| `([a-z-]+)[.…]*` \\| [a-zA-Z`]"))
                .containsExactlyInAnyOrderElementsOf(names(
                        Path.of("target/classes/META-INF/spring-configuration-metadata.json"),
                        "\"name\": \"http-status-problem\\.([a-z-]+)\""));
    }

    private static List<String> names(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult name) -> name.group(1))
                .distinct()
                .toList();
    }

    private static String folded(String code) {
        return code.replaceAll("\\s+", "");
    }
}
