package snippets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RoutesTest {
    @Test
    void movedHasItsFieldAndItsContent() throws IOException {
        assertThat(answer(MovedRoute::install))
                .startsWith("HTTP/1.1 301 ")
                .contains("\r\nLocation: /status/200\r\n", "\r\nContent-Type: application/json\r\n")
                .endsWith("\r\n\r\n{\"status\": \"moved_permanently\", \"message\": \"Moved Permanently\"}");
    }

    @Test
    void emptyHasNoContent() throws IOException {
        assertThat(answer(EmptyRoute::install))
                .startsWith("HTTP/1.1 304 ")
                .endsWith("\r\n\r\n")
                .doesNotContain("Content-Length");
    }

    @Test
    void interimResponseComesFirst() throws IOException {
        assertThat(answer(InterimRoute::install))
                .startsWith("HTTP/1.1 103 Early Hints\r\nLink: </>; rel=preload\r\n")
                .contains("\r\n\r\nHTTP/1.1 200 OK\r\n")
                .endsWith("\r\n\r\n{\"status\": \"ok\", \"message\": \"OK\"}");
    }

    private static String answer(Consumer<JavalinConfig> routes) throws IOException {
        Javalin app = Javalin.create(routes).start("127.0.0.1", 0);
        try (Socket socket = new Socket("127.0.0.1", app.port())) {
            String request = "GET /endpoint HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } finally {
            app.stop();
        }
    }
}
