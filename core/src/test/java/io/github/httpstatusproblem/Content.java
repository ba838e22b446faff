package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The content of answers, and the problems that show all there is of it. */
final class Content {
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.JAPANESE);

    static final List<Representation> REPRESENTATIONS = List.of(
            Representation.JSON,
            Representation.PROBLEM_JSON,
            Representation.HTML,
            Representation.TEXT,
            Representation.PROBLEM_XML);

    private static final ProblemResponder RESPONDER = ProblemResponder.builder()
            .representations(REPRESENTATIONS.toArray(Representation[]::new))
            .build();

    private Content() {}

    /** Every status that a problem can have. */
    static IntStream statuses() {
        return IntStream.rangeClosed(400, 599);
    }

    /** A problem of that status that says everything a problem can say. */
    static Problem full(int status) {
        return Problem.of(status)
                .withError("out_of_stock")
                .withMessage("Only 2 left, <b>really</b> & \"truly\"")
                .withFieldError("items[0].sku", "is sold out")
                .withFieldError(null, "delivery and invoice contradict each other")
                .with("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736")
                .with("sku", "A-17")
                .with("stock", Map.of("warehouses", List.of(1, 2.5, true)))
                .with("successor", null)
                .withType(URI.create("https://shop.example/problems/out-of-stock"))
                .withInstance(URI.create("/orders/4711"));
    }

    static byte[] json(Problem problem) {
        return Representation.JSON
                .content(problem, problem.status().value(), Locale.ENGLISH)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What a client gets who asks for that media type in that language. */
    static ProblemResponse answer(Problem problem, Representation representation, Locale language) {
        Exchange exchange = RecordedExchange.get()
                .asking("Accept", representation.mediaType())
                .asking("Accept-Language", language.toLanguageTag());
        ProblemResponse response = RESPONDER.respond(problem, exchange);
        assertThat(response.contentType()).isEqualTo(representation.mediaType());
        assertThat(response.status()).isEqualTo(problem.status().value());
        return response;
    }

    /** The text of such an answer. */
    static String of(Problem problem, Representation representation, Locale language) {
        return text(answer(problem, representation, language));
    }

    /** The text of what is written, which is valid UTF-8 and as long as Content-Length says. */
    static String text(ProblemResponse response) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            response.writeTo(out);
            assertThat(response.length()).isEqualTo(out.size());
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
            assertThat(response.body()).isEqualTo(text);
            return text;
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8: " + response.body(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
