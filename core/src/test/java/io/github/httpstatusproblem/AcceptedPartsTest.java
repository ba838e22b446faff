package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the exception of a framework carries: what would be refused is left out, the rest stays. */
class AcceptedPartsTest {
    @RegisterExtension
    final LogLines log = new LogLines();

    @Test
    void refusedMembersAreLeftOutEachWithAWarning() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("a", 1);
        members.put("status", 200);
        members.put("", "x");
        members.put(null, "x");
        members.put("bytes", new byte[1]);
        members.put("huge", "x".repeat(70_000));
        members.put("b", 2);
        assertThat(Problem.of(409).withAccepted(members))
                .isEqualTo(Problem.of(409).with("a", 1).with("b", 2));
        assertThat(log.lines()).hasSize(5).allSatisfy(line -> {
            assertThat(line.level()).isEqualTo("WARN");
            assertThat(line.text()).startsWith("409 conflict: ").contains(" is left out: ");
        });
        assertThat(log.lines().get(0).text())
                .isEqualTo("409 conflict: status is left out: the member name \"status\" is reserved; "
                        + "error, message, type, title, status, detail and instance are");
    }

    @Test
    void acceptedHeaderIsALineForEachValue() {
        assertThat(Problem.of(409)
                        .withHeader("x-a", "0")
                        .withHeader("B", "c")
                        .withAcceptedHeader("X-A", List.of("1", "2"))
                        .fields())
                .containsExactlyInAnyOrder(
                        new HeaderField("B", "c"), new HeaderField("X-A", "1"), new HeaderField("X-A", "2"));
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "connection", "X Y", ""})
    void refusedHeaderIsLeftOutWithAWarning(String name) {
        Problem problem = Problem.of(409).withHeader("A", "b");
        assertThat(problem.withAcceptedHeader(name, List.of("v"))).isEqualTo(problem);
        assertThat(log.lines()).extracting(LogLines.Line::level).containsExactly("WARN");
    }

    @Test
    void illegalValueOfAHeaderIsLeftOutWithAWarningAndTheOthersStay() {
        Problem problem = Problem.of(401);
        assertThat(problem.withAcceptedHeader("WWW-Authenticate", Arrays.asList("Basic realm=x", "a\r\nb", null, "é"))
                        .fields())
                .containsExactly(new HeaderField("WWW-Authenticate", "Basic realm=x"));
        assertThat(log.lines()).extracting(LogLines.Line::level).containsExactly("WARN", "WARN", "WARN");
        assertThat(log.lines().get(0).text())
                .startsWith("401 unauthorized: WWW-Authenticate is left out: ")
                .doesNotContain("\n");
    }

    @Test
    void membersOfAMapThatThrowsAreLeftOutWithAWarning() {
        Map<String, Object> throwing = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public Set<Map.Entry<String, Object>> entrySet() {
                throw new IllegalStateException("secret");
            }
        };
        throwing.put("sku", "A-17");
        assertThat(Problem.of(409).withAccepted(throwing)).isEqualTo(Problem.of(409));
        assertThat(Problem.of(409).withAll(throwing)).isEqualTo(Problem.of(409));
        assertThat(log.warnings()).hasSize(2);
    }

    @Test
    void sixtyFifthFieldIsLeftOutWithAWarning() {
        Problem full = Problem.of(409);
        for (int i = 0; i < 64; i++) {
            full = full.withHeader("X-" + i, "v");
        }
        assertThat(full.withAcceptedHeader("Y", List.of("v"))).isEqualTo(full);
        assertThat(log.warnings()).hasSize(1);
    }
}
