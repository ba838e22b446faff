package snippets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class ControllersTest {
    @EnableAutoConfiguration
    static class App {
        @Bean
        SecurityFilterChain everythingIsPermitted(HttpSecurity http) throws Exception {
            return http.build();
        }
    }

    @Test
    void movedHasItsFieldAndItsContent() throws IOException {
        assertThat(answer(MovedController.class))
                .startsWith("HTTP/1.1 301 ")
                .contains("\r\nLocation: /status/200\r\n", "\r\nContent-Type: application/json\r\n")
                .endsWith("\r\n\r\n{\"status\": \"moved_permanently\", \"message\": \"Moved Permanently\"}");
    }

    @Test
    void emptyHasNoContent() throws IOException {
        assertThat(answer(EmptyController.class))
                .startsWith("HTTP/1.1 304 ")
                .endsWith("\r\n\r\n")
                .doesNotContain("Content-Length");
    }

    private static String answer(Class<?> controller) throws IOException {
        SpringApplication app = new SpringApplication(App.class, controller);
        app.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", 0));
        try (ConfigurableApplicationContext context = app.run();
                Socket socket = new Socket(
                        "127.0.0.1", context.getEnvironment().getProperty("local.server.port", Integer.class))) {
            String request = "GET /endpoint HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
