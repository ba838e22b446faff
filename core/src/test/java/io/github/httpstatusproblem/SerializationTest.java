package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java serialisation goes through a proxy, and a stream can make nothing that a program could not. */
class SerializationTest {
    private static final Problem RICH = Problem.of(401)
            .withError("token_expired")
            .withMessage("The token is too old")
            .withChallenge("Bearer realm=\"a\"")
            .withChallenge("Basic realm=\"b\"")
            .withHeader("Set-Cookie", "a=b")
            .withHeader("Set-Cookie", "c=d")
            .withRetryAfter(Duration.ofSeconds(5))
            .withFieldError("f", "m")
            .with("null", null)
            .with("numbers", List.of(1, 1L << 40, 0.5, BigInteger.ONE.shiftLeft(99), new BigDecimal("1.20")))
            .with("map", Map.of("k", Arrays.asList("v", null, true)))
            .withType(URI.create("https://example.org/t"))
            .withInstance(URI.create("/i/1"));

    @Test
    void plain4xxComesBackAsTheSharedInstance() throws Exception {
        assertThat(copy(HttpStatusProblem.of(404))).isSameAs(HttpStatusProblem.of(404));
        assertThat(copy(Problem.of(404).withError("x").withError("not_found").toException()))
                .isSameAs(HttpStatusProblem.of(404));
        assertThat(copy(HttpStatusProblem.of(499))).isSameAs(HttpStatusProblem.of(499));
    }

    /** Or it would be passed on as one of ours. */
    @Test
    void problemOfAnUpstreamStaysOne() throws Exception {
        UpstreamProblem upstream = ProblemReader.read(
                404, name -> null, new ByteArrayInputStream("Not found, é".getBytes(StandardCharsets.UTF_8)));

        assertThat(copy(upstream)).isInstanceOfSatisfying(UpstreamProblem.class, copy -> {
            assertThat(copy.problem()).isEqualTo(upstream.problem());
            assertThat(copy.excerpt()).isEqualTo("Not found, é");
            assertThat(copy.getStackTrace()).isEqualTo(upstream.getStackTrace());
        });
    }

    @Test
    void everyPartComesBack() throws Exception {
        HttpStatusProblem copy = copy(RICH.toException());
        assertThat(copy.problem()).isEqualTo(RICH);
        assertThat(copy.problem().members().keySet())
                .containsExactlyElementsOf(RICH.members().keySet());
        assertThat(copy).hasMessage("The token is too old");
        assertThat(copy.getStackTrace()).isEmpty();
    }

    @Test
    void stackTraceComesBackAndTheCauseStaysBehind() throws Exception {
        HttpStatusProblem problem = Problem.of(503).toException(new IllegalStateException("secret"));
        HttpStatusProblem copy = copy(problem);
        assertThat(copy.getStackTrace()).isEqualTo(problem.getStackTrace());
        assertThat(copy).hasNoCause();
        assertThat(new String(bytes(problem), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }

    @Test
    void subclassComesBackAsTheProblem() throws Exception {
        HttpStatusProblem copy = copy(new HttpStatusProblemTest.Domain(RICH));
        assertThat(copy.getClass()).isSameAs(HttpStatusProblem.class);
        assertThat(copy.problem()).isEqualTo(RICH);
    }

    /** As long a name as HttpStatusProblem, for which it is exchanged in the stream. */
    static final class ForgedHttpProblem extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A subclass that an attacker knows of. */
    static final class KnownDomain extends HttpStatusProblem {
        private static final long serialVersionUID = 1L;

        KnownDomain() {
            super(Problem.of(404));
        }
    }

    /** As long a name as KnownDomain, but without HttpStatusProblem above it. */
    static final class ForgeDomain extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void streamOfTheExceptionItselfIsRefused() throws Exception {
        byte[] forged = renamed(
                bytes(new ForgedHttpProblem()),
                "io.github.httpstatusproblem.SerializationTest$ForgedHttpProblem",
                "io.github.httpstatusproblem.HttpStatusProblem");
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> read(forged))
                .withMessage("an HttpStatusProblem is read through its proxy only");
    }

    @Test
    void streamOfASubclassThatLeavesTheProblemOutIsRefused() throws Exception {
        assertThat(new KnownDomain().status()).isSameAs(StatusCode.NOT_FOUND);
        byte[] forged = renamed(bytes(new ForgeDomain()), ForgeDomain.class.getName(), KnownDomain.class.getName());
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> read(forged))
                .withMessage("an HttpStatusProblem is read through its proxy only");
    }

    /** The proxy's shape with any values. */
    static final class Forged implements Serializable {
        private static final long serialVersionUID = 1L;

        int status = 409;
        String error = "conflict";
        String message = "Conflict";
        String[][] fields = {};
        LinkedHashMap<String, Object> members = new LinkedHashMap<>();
        URI type;
        URI instance;
        StackTraceElement[] stackTrace = {};
    }

    interface Forgery {
        void forge(Forged proxy);
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(
                f -> f.status = 200,
                f -> f.status = -1,
                f -> f.status = 600,
                f -> f.error = null,
                f -> f.error = "",
                f -> f.error = "a\r\nb",
                f -> f.fields = null,
                f -> f.fields = new String[][] {{"X"}},
                f -> f.fields = new String[][] {null},
                f -> f.fields = new String[][] {{null, "v"}},
                f -> f.fields = new String[][] {{"X", "a\r\nSet-Cookie: b=c"}},
                f -> f.fields = new String[][] {{"Content-Length", "0"}},
                f -> f.fields = many(65),
                f -> f.members = null,
                f -> f.members.put("error", "x"),
                f -> f.members.put("", "x"),
                f -> f.members.put(null, "x"),
                f -> f.members.put("x", new byte[1]),
                f -> f.members.put("x", StackTraceElement.class),
                f -> f.stackTrace = null,
                f -> f.stackTrace = new StackTraceElement[1]);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void proxyWithWrongValuesIsRefused(Forgery forgery) throws Exception {
        Forged proxy = new Forged();
        forgery.forge(proxy);
        if (proxy.stackTrace != null && proxy.stackTrace.length > 0) {
            proxy.status = 500;
        }
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> read(proxyOf(proxy)))
                .withMessageStartingWith("not a problem: ");
    }

    @Test
    void proxyWithRightValuesIsRead() throws Exception {
        assertThat(read(proxyOf(new Forged()))).isSameAs(HttpStatusProblem.of(409));
    }

    @Test
    void proxyCannotPutAStackTraceOnASharedInstance() throws Exception {
        Forged proxy = new Forged();
        proxy.stackTrace = new IllegalStateException().getStackTrace();
        assertThat(((HttpStatusProblem) read(proxyOf(proxy))).getStackTrace()).isEmpty();
    }

    private static String[][] many(int count) {
        String[][] fields = new String[count][];
        for (int i = 0; i < count; i++) {
            fields[i] = new String[] {"X-" + i, "v"};
        }
        return fields;
    }

    private static byte[] proxyOf(Forged proxy) throws IOException {
        return renamed(bytes(proxy), Forged.class.getName(), "io.github.httpstatusproblem.SerializedProblem");
    }

    /** The stream with a class under another name: two bytes of length, then the name (Java Object Serialization, 6). */
    private static byte[] renamed(byte[] stream, String from, String to) {
        String text = new String(stream, StandardCharsets.ISO_8859_1);
        String before = (char) (from.length() >> 8) + "" + (char) (from.length() & 255) + from;
        String after = (char) (to.length() >> 8) + "" + (char) (to.length() & 255) + to;
        assertThat(text).contains(before);
        return text.replace(before, after).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static HttpStatusProblem copy(HttpStatusProblem problem) throws Exception {
        return (HttpStatusProblem) read(bytes(problem));
    }

    private static byte[] bytes(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
