package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamExampleTest {
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String BAD_GATEWAY = "{\"error\": \"bad_gateway\", \"message\": \"Bad Gateway\"}";

    private final List<String> traces = new CopyOnWriteArrayList<>();
    private HttpServer warehouse;
    private Javalin app;

    @BeforeEach
    void start() throws IOException {
        warehouse = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        warehouse.start();
        app = UpstreamExample.start(
                0, URI.create("http://127.0.0.1:" + warehouse.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        app.stop();
        warehouse.stop(0);
    }

    /** The last answer is given from then on. */
    private void answer(int... statuses) {
        answer("1", statuses);
    }

    private void answer(String retryAfter, int... statuses) {
        warehouse.createContext("/", exchange -> {
            traces.add(exchange.getRequestHeaders().getFirst("traceparent"));
            int status = statuses[Math.min(traces.size(), statuses.length) - 1];
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            byte[] content = "2 left".getBytes(UTF_8);
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
    }

    private HttpResponse<String> order() throws IOException, InterruptedException {
        return order("17");
    }

    private HttpResponse<String> order(String number) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/orders/" + number))
                .header("traceparent", TRACEPARENT)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void busyUpstreamIsAskedAgainWhenItSays() throws Exception {
        answer(503, 429, 200);
        long start = System.nanoTime();

        assertThat(order().body()).isEqualTo("2 left");
        assertThat(traces).containsExactly(TRACEPARENT, TRACEPARENT, TRACEPARENT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void upstreamThatStaysBusyIsABadGateway() throws Exception {
        answer("0", 503);

        HttpResponse<String> response = order();
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).isEqualTo(BAD_GATEWAY);
        assertThat(traces).hasSize(3);
    }

    @Test
    void whatStaysAsItIsIsAskedOnce() throws Exception {
        answer(404, 200);

        assertThat(order().body()).isEqualTo(BAD_GATEWAY);
        assertThat(traces).hasSize(1);
    }

    @Test
    void whatTakesTooLongIsAskedOnce() throws Exception {
        answer("3600", 503, 200);

        assertThat(order().body()).isEqualTo(BAD_GATEWAY);
        assertThat(traces).hasSize(1);
    }

    @Test
    void whatIsNoNumberIsNotAsked() throws Exception {
        assertThat(order("%20").statusCode()).isEqualTo(400);
    }

    @Test
    void upstreamThatIsNotThereIsABadGateway() throws Exception {
        warehouse.stop(0);

        assertThat(order().body()).isEqualTo(BAD_GATEWAY);
    }

    @Test
    void warehouseIsBusyTwoOfThreeTimes() throws Exception {
        Javalin busy = UpstreamExample.warehouse(0);
        app.stop();
        app = UpstreamExample.start(0, URI.create("http://127.0.0.1:" + busy.port()));
        try {
            assertThat(order().body()).isEqualTo("2 left of 17");
        } finally {
            busy.stop();
        }
    }
}
