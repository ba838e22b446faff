package io.github.httpstatusproblem.contract;

import io.github.httpstatusproblem.Exchange;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemReader;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is answered is read as the problem that it was. */
class RoundTripTest {
    private static final long SEED = 417;
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
            String title = "problem " + i + " of seed " + SEED;

            GeneratedProblems.assertIsTheSame(title, read(sent, "application/json"), sent);
            GeneratedProblems.assertIsTheSameInDetails(title, read(sent, "application/problem+json"), sent);
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
                                : GeneratedProblems.values(answer.fields(), name),
                        new ByteArrayInputStream(content.toByteArray()))
                .problem();
    }
}
