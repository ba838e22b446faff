package snippets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

class ServletsTest {
    @Test
    void movedHasItsFieldAndItsContent() throws Exception {
        assertThat(answer(new MovedServlet()))
                .startsWith("HTTP/1.1 301 ")
                .contains("\r\nLocation: /status/200\r\n", "\r\nContent-Type: application/json\r\n")
                .endsWith("\r\n\r\n{\"status\": \"moved_permanently\", \"message\": \"Moved Permanently\"}");
    }

    @Test
    void emptyHasNoContent() throws Exception {
        assertThat(answer(new EmptyServlet()))
                .startsWith("HTTP/1.1 304 ")
                .endsWith("\r\n\r\n")
                .doesNotContain("Content-Length");
    }

    private static String answer(HttpServlet servlet) throws Exception {
        ServletContextHandler app = new ServletContextHandler();
        app.addServlet(servlet, "/endpoint");
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        server.setHandler(app);
        server.start();
        try (Socket socket = new Socket("127.0.0.1", server.getURI().getPort())) {
            String request = "GET /endpoint HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } finally {
            server.stop();
        }
    }
}
