package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

class ServletExampleTest {
    @Test
    void jettyAnswers417WithTheCanonicalBody() throws Exception {
        Server server = ServletExample.start(0);
        try {
            assertIsAnswered(server.getURI().getPort());
        } finally {
            server.stop();
        }
    }

    @Test
    void tomcatAnswers417WithTheCanonicalBody() throws Exception {
        Tomcat tomcat = TomcatExample.start(0);
        try {
            assertIsAnswered(tomcat.getConnector().getLocalPort());
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Test
    void undertowAnswers417WithTheCanonicalBody() throws Exception {
        Undertow undertow = UndertowExample.start(0);
        try {
            SocketAddress address = undertow.getListenerInfo().get(0).getAddress();
            assertIsAnswered(((InetSocketAddress) address).getPort());
        } finally {
            undertow.stop();
        }
    }

    private static void assertIsAnswered(int port) throws IOException {
        assertThat(get(port, "/nowhere")).endsWith("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
        String[] answer = get(port, "/endpoint").split("\r\n\r\n", 2);
        assertThat(answer[0]).startsWith("HTTP/1.1 417 ");
        assertThat(answer[0].split("\r\n")).contains("Content-Type: application/json", "Content-Length: 64");
        assertThat(answer[1]).isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
        assertThat(answer[1].getBytes(UTF_8)).hasSize(64);
    }

    private static String get(int port, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
