package com.example;

import static org.springframework.security.config.Customizer.withDefaults;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The example grown up: security, validation and metrics beside it, and not a line that has to do with errors but a mapping. */
@Configuration
@EnableMethodSecurity
class Shop {
    static final class OrderNotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    record Line(
            @NotBlank String sku,
            @JsonProperty("unit_price") @Positive int price) {}

    record Order(
            @JsonProperty("customer_name") @NotBlank String customer,
            @Valid List<Line> lines) {}

    @Bean
    ProblemMapping problemMapping() {
        return ProblemMapping.none().map(OrderNotFound.class, 404);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/orders/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .httpBasic(withDefaults())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/orders/**"))
                .build();
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(
                User.withUsername("ada").password("{noop}s3cret").roles("CLERK").build());
    }

    @RestController
    @RequestMapping("/orders")
    static class Orders {
        @PostMapping
        Object place(@Valid @RequestBody Order order) {
            return order.lines().size() < 3 ? order : Problem.of(503).withRetryAfter(Duration.ofMinutes(5));
        }

        @GetMapping("/{number}")
        Order order(@PathVariable("number") int number) {
            throw new OrderNotFound();
        }

        @DeleteMapping("/{number}")
        @PreAuthorize("hasRole('MANAGER')")
        void cancel(@PathVariable("number") int number) {}
    }
}
