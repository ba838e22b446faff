package io.github.httpstatusproblem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.Exchange;
import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemReader;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is answered is read as the problem that it was. */
class RoundTripTest {
    private static final long SEED = 417;
    private static final Set<String> FACTS = Set.of(
            "Retry-After", "WWW-Authenticate", "Proxy-Authenticate", "Allow", "Content-Range", "Upgrade", "Link");

    private final ProblemResponder responder = ProblemResponder.create();

    private record Asking(String accept) implements Exchange {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String protocol() {
            return "HTTP/1.1";
        }

        @Override
        public List<String> requestFields(String name) {
            return name.equals("Accept") ? List.of(accept) : List.of();
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

    @Test
    void tenThousandProblemsComeBack() throws IOException {
        assertComeBack(10_000);
    }

    @Test
    @Tag("full")
    void millionProblemsComeBack() throws IOException {
        assertComeBack(1_000_000);
    }

    private void assertComeBack(int count) throws IOException {
        GeneratedProblems problems = new GeneratedProblems(SEED);
        for (int i = 0; i < count; i++) {
            Problem sent = problems.next();
            Problem details = read(sent, "application/problem+json");

            assertIsTheSame(read(sent, "application/json"), sent, i);
            assertIsTheSame(details, sent, i);
            assertThat(details.instance()).isEqualTo(sent.instance());
            assertThat(details.type() == null ? null : details.type().toASCIIString())
                    .isEqualTo(sent.type() == null ? null : sent.type().toASCIIString());
        }
    }

    private Problem read(Problem sent, String accept) throws IOException {
        ProblemResponse answer = responder.respond(sent, new Asking(accept));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        answer.writeTo(content);
        return ProblemReader.read(
                        answer.status(),
                        name -> name.equals("Content-Type")
                                ? List.of(answer.contentType())
                                : values(answer.fields(), name),
                        new ByteArrayInputStream(content.toByteArray()))
                .problem();
    }

    private static List<String> values(List<HeaderField> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::value)
                .toList();
    }

    private static void assertIsTheSame(Problem read, Problem sent, int index) {
        String title = "problem " + index + " of seed " + SEED + ": " + sent;
        assertThat(read.status()).as(title).isEqualTo(sent.status());
        assertThat(read.error()).as(title).isEqualTo(sent.error());
        assertThat(read.message()).as(title).isEqualTo(sent.message());
        assertThat(read.fieldErrors()).as(title).isEqualTo(sent.fieldErrors());
        assertThat(new ArrayList<>(read.members().entrySet()))
                .as(title)
                .isEqualTo(new ArrayList<>(sent.members().entrySet()));
        for (String name : FACTS) {
            assertThat(values(read.fields(), name)).as(title).isEqualTo(values(sent.fields(), name));
        }
    }
}
