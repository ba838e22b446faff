package io.github.httpstatusproblem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CandidateTest {
    private static final String CANONICAL = "{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}";

    @Test
    void bareAndOursHaveTheSameContent() throws Exception {
        assertThat(responseOf(Candidate.BARE)).startsWith("HTTP/1.1 417 ").endsWith("\r\n\r\n" + CANONICAL);
        assertThat(responseOf(Candidate.OURS)).startsWith("HTTP/1.1 417 ").endsWith("\r\n\r\n" + CANONICAL);
    }

    @Test
    void jettyWritesItsErrorPage() throws Exception {
        assertThat(responseOf(Candidate.JETTY)).startsWith("HTTP/1.1 417 ").contains("text/html", "Powered by Jetty");
    }

    @Test
    void roundCountsRequestsAndBytes() throws Exception {
        try (LoadServer server = Candidate.OURS.start()) {
            Round round = Round.drive(server, 2, Duration.ofMillis(200));
            assertThat(round.rate()).isPositive();
            assertThat(round.bytes()).isPositive();
        }
    }

    private static String responseOf(Candidate candidate) throws Exception {
        try (LoadServer server = candidate.start()) {
            return secondResponse(server.port());
        }
    }

    /** The first one only says how long the others are. */
    private static String secondResponse(int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            connection.exchange();
            return connection.response();
        }
    }
}
