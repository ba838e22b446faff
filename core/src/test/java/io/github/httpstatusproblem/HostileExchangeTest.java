package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exchange that fails, as those of recycled requests do: still a well-formed response. */
class HostileExchangeTest {
    private static final Set<String> METHODS =
            Set.of("method", "protocol", "requestFields", "responseFields", "inheritedFields", "isCommitted");

    @RegisterExtension
    final LogLines log = new LogLines();

    private final ProblemResponder responder = ProblemResponder.create();

    static Stream<Exchange> hostile() {
        List<Exchange> exchanges = new ArrayList<>();
        exchanges.add(failing(METHODS, new IllegalStateException("recycled")));
        exchanges.add(failing(METHODS, new StackOverflowError("recycled")));
        exchanges.add(failing(METHODS, null));
        for (String method : METHODS) {
            exchanges.add(failing(Set.of(method), new IllegalStateException("recycled")));
            exchanges.add(failing(Set.of(method), null));
        }
        return exchanges.stream();
    }

    @Test
    void lastFallbackKeepsTheChallengeAndWhatIsAroundTheApplication() {
        RecordedExchange readable = RecordedExchange.get().inheriting("Content-Encoding", "gzip");
        Exchange exchange = (Exchange) Proxy.newProxyInstance(
                Exchange.class.getClassLoader(), new Class<?>[] {Exchange.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("protocol")) {
                        throw new IllegalStateException("recycled");
                    }
                    return method.invoke(readable, arguments);
                });
        ProblemResponse response = responder.respond(Problem.of(401).withChallenge("Bearer"), exchange);

        assertThat(response.body()).isEqualTo("Unauthorized");
        assertThat(response.fields()).contains(new HeaderField("WWW-Authenticate", "Bearer"));
        assertThat(response.removals()).doesNotContain("Content-Encoding");
        assertThat(response.length()).isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void answerIsWellFormed(Exchange exchange) throws IOException {
        check(404, "Not Found", responder.respond(HttpStatusProblem.of(404), exchange));
        check(401, "Unauthorized", responder.respond(HttpStatusProblem.of(401), exchange));
        check(409, "Conflict", responder.respond(Problem.of(409).with("a", 1).withHeader("B", "c"), exchange));
        check(426, "Upgrade Required", responder.respond(Problem.of(426).withUpgrade("h2c"), exchange));
        check(500, "Internal Server Error", responder.respond(new IllegalStateException("secret"), exchange));
        check(777, "Server Error", responder.respond(777, exchange));
        check(499, "Client Error", responder.respond(499, exchange));
    }

    private static void check(int status, String phrase, ProblemResponse response) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        response.writeTo(out);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.length()).isEqualTo(out.size());
        assertThat(response.fields())
                .contains(
                        new HeaderField("Cache-Control", "no-store"),
                        new HeaderField("X-Content-Type-Options", "nosniff"));
        assertThat(response.removals()).contains("Content-Type", "Content-Length", "Cache-Control");
        if (response.contentType().equals("text/plain;charset=utf-8")) {
            assertThat(response.body()).isEqualTo(phrase);
        } else {
            assertThat(response.contentType()).isEqualTo("application/json");
            assertThat(ForeignParser.all().map(parser -> parser.read(out.toByteArray())))
                    .allSatisfy(body -> assertThat(body).containsEntry("message", phrase));
        }
    }

    @Test
    void fallbackIsThePhraseInPlainText() {
        ProblemResponse response =
                responder.respond(HttpStatusProblem.of(418), failing(METHODS, new IllegalStateException("recycled")));
        assertThat(response.status()).isEqualTo(418);
        assertThat(response.contentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(response.body()).isEqualTo("I'm a teapot");
        assertThat(response.length()).isEqualTo(12);
        assertThat(log.warnings())
                .containsExactly(new LogLines.Line(
                        "WARN", "a problem could not be rendered", "java.lang.IllegalStateException"));
    }

    @Test
    void fallbackToHeadHasNoBody() {
        ProblemResponse response = responder.respond(
                HttpStatusProblem.of(404), failing(Set.of("inheritedFields"), new IllegalStateException("recycled")));
        assertThat(response.contentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(response.body()).isEqualTo("Not Found");
        Exchange head = new EmptyExchange() {
            @Override
            public String method() {
                return "HEAD";
            }

            @Override
            public List<String> inheritedFields() {
                throw new IllegalStateException("recycled");
            }
        };
        assertThat(responder.respond(HttpStatusProblem.of(404), head).body()).isEmpty();
        assertThat(responder.respond(HttpStatusProblem.of(404), head).length()).isEqualTo(9);
    }

    /** An exchange some of whose methods throw, or return null where there is nothing to throw. */
    private static Exchange failing(Set<String> methods, Throwable failure) {
        RecordedExchange healthy = RecordedExchange.get();
        return (Exchange) Proxy.newProxyInstance(
                Exchange.class.getClassLoader(), new Class<?>[] {Exchange.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("toString")) {
                        return methods + " " + failure;
                    }
                    if (!methods.contains(method.getName())) {
                        return method.invoke(healthy, arguments);
                    }
                    if (failure != null) {
                        throw failure;
                    }
                    return null;
                });
    }
}
