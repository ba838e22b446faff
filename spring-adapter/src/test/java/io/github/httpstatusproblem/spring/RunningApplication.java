package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application on the embedded server that is on the class path, and requests to it. */
final class RunningApplication {
    static final String SECURED = "--secured";

    /** Spring Boot's own, by their names in both of its lines; a name that is not there is ignored. */
    static final String WITHOUT_SECURITY = "--spring.autoconfigure.exclude="
            + String.join(
                    ",",
                    "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
                    "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                    "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
                    "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
                    "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
                    "org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration",
                    "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration");

    private final ConfigurableApplicationContext context;
    private final int port;

    /** Properties are like {@code --server.port=0}. */
    RunningApplication(Class<?> application, String... properties) {
        context = start(application, properties);
        port = port(context);
    }

    /** Starts an application; with Spring Security only if {@link #SECURED} is among the properties. */
    static ConfigurableApplicationContext start(Class<?> application, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(properties));
        if (!arguments.remove(SECURED)) {
            arguments.add(WITHOUT_SECURITY);
        }
        arguments.addAll(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=off"));
        return SpringApplication.run(application, arguments.toArray(String[]::new));
    }

    static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    RawConnection connect() throws IOException {
        return new RawConnection(port);
    }

    RawResponse get(String target, String... fieldLines) throws IOException {
        return send("GET", target, fieldLines);
    }

    /** Sends it twice on one connection: what is wrong with the end of an answer shows in the next one. */
    RawResponse send(String method, String target, String... fieldLines) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            RawResponse answer = connection.send(method, target, fieldLines);
            if (!answer.closes()) {
                RawResponse next = connection.send(method, target, fieldLines);
                assertThat(withoutId(next)).isEqualTo(withoutId(answer));
            }
            return answer;
        }
    }

    private static String withoutId(RawResponse answer) {
        return answer.comparable().replaceAll("\"trace_id\": \"[0-9a-f]{32}\"", "\"trace_id\"");
    }

    RawResponse post(String target, String mediaType, String content) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            return connection.send(
                    "POST", target, content.getBytes(StandardCharsets.UTF_8), "Content-Type: " + mediaType);
        }
    }

    void stop() {
        context.close();
    }
}
