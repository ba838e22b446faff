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

/** A Spring Boot application on its embedded Tomcat, and requests to it. */
final class RunningApplication {
    private final ConfigurableApplicationContext context;
    private final int port;

    /** Properties are like {@code --server.port=0}. */
    RunningApplication(Class<?> application, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(properties));
        arguments.addAll(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=off"));
        context = SpringApplication.run(application, arguments.toArray(String[]::new));
        port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    RawResponse get(String target, String... fieldLines) throws IOException {
        return send("GET", target, fieldLines);
    }

    /** Sends it twice on one connection: what is wrong with the end of an answer shows in the next one. */
    RawResponse send(String method, String target, String... fieldLines) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            RawResponse answer = connection.send(method, target, fieldLines);
            if (!answer.closes()) {
                assertThat(connection.send(method, target, fieldLines).comparable())
                        .isEqualTo(answer.comparable());
            }
            return answer;
        }
    }

    RawResponse post(String target, String mediaType, String content) throws IOException {
        byte[] octets = content.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + mediaType
                + "\r\nContent-Length: " + octets.length + "\r\n\r\n";
        try (RawConnection connection = new RawConnection(port)) {
            return connection.send("POST", (head + content).getBytes(StandardCharsets.UTF_8));
        }
    }

    void stop() {
        context.close();
    }
}
