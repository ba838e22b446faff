package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ShopTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext app;

    @BeforeAll
    static void start() {
        app = SpringExample.start(0);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static HttpRequest.Builder to(String path) {
        String port = app.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpRequest.Builder asAda(String path) {
        String credentials = Base64.getEncoder().encodeToString("ada:s3cret".getBytes(UTF_8));
        return to(path).header("Authorization", "Basic " + credentials);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> order(String content) throws IOException, InterruptedException {
        return send(asAda("/orders").header("Content-Type", "application/json").POST(BodyPublishers.ofString(content)));
    }

    @Test
    void nobodyIsToldHowToLogIn() throws Exception {
        HttpResponse<String> answer = send(to("/orders/1"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Basic realm=\"Realm\"");
        assertThat(answer.body()).isEqualTo("{\"error\": \"unauthorized\", \"message\": \"Unauthorized\"}");
    }

    @Test
    void clerkMayNotCancel() throws Exception {
        HttpResponse<String> answer = send(asAda("/orders/1").DELETE());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"error\": \"forbidden\", \"message\": \"Forbidden\"}");
    }

    @Test
    void invalidOrderNamesWhatIsWrong() throws Exception {
        HttpResponse<String> answer =
                order("{\"customer_name\": \"\", \"lines\": [{\"sku\": \"A-17\", \"unit_price\": 0}]}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("""
                {"error": "unprocessable_content", "message": "Unprocessable Content", "errors": [\
                {"field": "customer_name", "message": "must not be blank"}, \
                {"field": "lines[0].unit_price", "message": "must be greater than 0"}]}""");
    }

    @Test
    void returnedProblemIsAnswered() throws Exception {
        String line = "{\"sku\": \"A-17\", \"unit_price\": 1}";
        HttpResponse<String> answer =
                order("{\"customer_name\": \"Ada\", \"lines\": [" + line + "," + line + "," + line + "]}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("300");
    }

    @Test
    void metricsCountStatusAndException() throws Exception {
        assertThat(send(asAda("/orders/4711")).statusCode()).isEqualTo(404);

        String query = "?tag=uri:/orders/%7Bnumber%7D&tag=status:404&tag=exception:OrderNotFound";
        HttpResponse<String> metrics = send(to("/actuator/metrics/http.server.requests" + query));
        for (int i = 0; i < 100 && metrics.statusCode() == 404; i++) {
            Thread.sleep(20);
            metrics = send(to("/actuator/metrics/http.server.requests" + query));
        }
        assertThat(metrics.body()).contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
    }
}
