package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class SpringExampleTest {
    @Test
    void endpointAnswers417WithTheCanonicalBody() throws Exception {
        ConfigurableApplicationContext app = SpringExample.start(0);
        try {
            String[] answer = get(app.getEnvironment().getProperty("local.server.port", Integer.class))
                    .split("\r\n\r\n", 2);
            assertThat(answer[0]).startsWith("HTTP/1.1 417 ");
            assertThat(answer[0].split("\r\n")).contains("Content-Type: application/json", "Content-Length: 64");
            assertThat(answer[1]).isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
            assertThat(answer[1].getBytes(UTF_8)).hasSize(64);
        } finally {
            app.close();
        }
    }

    private static String get(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = "GET /endpoint HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
