package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** What a client gets who asks for one media type. */
final class Answer {
    private static final ProblemResponder RESPONDER = ProblemResponder.builder()
            .representations(
                    Representation.JSON,
                    Representation.PROBLEM_JSON,
                    Representation.HTML,
                    Representation.TEXT,
                    Representation.PROBLEM_XML)
            .build();

    private record Request(String method, String accept, String language) implements Exchange {
        @Override
        public String protocol() {
            return "HTTP/1.1";
        }

        @Override
        public List<String> requestFields(String name) {
            return name.equals("Accept") ? List.of(accept) : List.of(language);
        }

        @Override
        public Collection<String> responseFields(String name) {
            return List.of();
        }

        @Override
        public Collection<String> inheritedFields() {
            return List.of();
        }

        @Override
        public boolean isCommitted() {
            return false;
        }
    }

    private Answer() {}

    /** The content, which is valid UTF-8, as long as Content-Length says, and of that length in answer to HEAD. */
    static String to(Problem problem, Representation representation, String language) {
        ProblemResponse response = RESPONDER.render(problem, new Request("GET", representation.mediaType(), language));
        assertThat(response.status()).isEqualTo(problem.status().value());
        assertThat(response.contentType()).isEqualTo(representation.mediaType());
        byte[] octets = written(response);
        assertThat(response.length()).isEqualTo(octets.length);
        ProblemResponse head = RESPONDER.render(problem, new Request("HEAD", representation.mediaType(), language));
        assertThat(head.length()).isEqualTo(octets.length);
        assertThat(written(head)).isEmpty();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            assertThat(response.body()).isEqualTo(text);
            return text;
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8", e);
        }
    }

    private static byte[] written(ProblemResponse response) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            response.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
