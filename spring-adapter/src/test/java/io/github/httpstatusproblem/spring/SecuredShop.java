package io.github.httpstatusproblem.spring;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with Spring Security, one way to log in below each path, and no entry point or handler of ours. */
@Configuration
@EnableAutoConfiguration
@EnableMethodSecurity
@Import(SecuredShop.Doors.class)
class SecuredShop {
    /** Credentials of a user without the role. */
    static final String BOB = "Authorization: Basic Ym9iOnMzY3JldA==";

    static final String NOBODY = "Authorization: Basic bm9ib2R5Om5vYm9keQ==";

    @RestController
    static class Doors {
        @RequestMapping({"/basic/door", "/bearer/door", "/several/door", "/form/door", "/basic/admin"})
        String door() {
            return "open";
        }

        @PreAuthorize("hasRole('ADMIN')")
        @RequestMapping({"/basic/method", "/open/method"})
        String method() {
            return "open";
        }
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(
                User.withUsername("bob").password("{noop}s3cret").roles("USER").build());
    }

    @Bean
    OpaqueTokenIntrospector introspector() {
        return token -> {
            throw new BadOpaqueTokenException("unknown token");
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain basic(HttpSecurity http) throws Exception {
        return http.securityMatcher("/basic/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/basic/admin")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain bearer(HttpSecurity http) throws Exception {
        return http.securityMatcher("/bearer/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.opaqueToken(Customizer.withDefaults()))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain several(HttpSecurity http) throws Exception {
        return http.securityMatcher("/several/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, exception) -> {
                    response.addHeader("WWW-Authenticate", "Basic realm=\"shop\"");
                    response.addHeader("WWW-Authenticate", "Bearer realm=\"shop\"");
                    response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "hunter2");
                }))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain form(HttpSecurity http) throws Exception {
        return http.securityMatcher("/form/**", "/login")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.PUT)
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .build();
    }
}
