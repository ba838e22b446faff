package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which id an answer to an unknown exception carries; the header field by W3C Trace Context, 3.2. */
class TraceIdTest {
    private static final String OF_THE_REQUEST = "0af7651916cd43dd8448eb211c80319c";
    private static final String OF_THE_SPAN = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + OF_THE_REQUEST + "-b7ad6b7169203331-01";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000001-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-will-be-like",
                "fe-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x"
            })
    void validTraceparentGivesItsTraceId(String parent) {
        assertThat(traceId(() -> null, RecordedExchange.get().asking("traceparent", parent)))
                .isEqualTo(OF_THE_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "0af7651916cd43dd8448eb211c80319c",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-011",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.more",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0123",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
                "0-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-010",
                "0A-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-B7AD6B7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0A",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-001",
                "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
                "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01",
                "00-0af7651916cd43dd8448eb211c80319c.b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331.01"
            })
    void invalidTraceparentIsNotUsed(String parent) {
        assertThat(traceId(() -> null, RecordedExchange.get().asking("traceparent", parent)))
                .isNotEqualTo(OF_THE_REQUEST)
                .matches("[0-9a-f]{32}");
    }

    @Test
    void twoTraceparentsAreNone() {
        Exchange exchange = RecordedExchange.get().asking("traceparent", PARENT).asking("Traceparent", PARENT);
        assertThat(traceId(() -> null, exchange)).isNotEqualTo(OF_THE_REQUEST).matches("[0-9a-f]{32}");
    }

    @Test
    void idOfTheCurrentSpanComesFirst() {
        Exchange exchange = RecordedExchange.get().asking("traceparent", PARENT);
        assertThat(traceId(() -> OF_THE_SPAN, exchange)).isEqualTo(OF_THE_SPAN);
        assertThat(traceId(() -> OF_THE_SPAN, RecordedExchange.get())).isEqualTo(OF_THE_SPAN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "4bf92f3577b34da6a3ce929d0e0e473",
                "4bf92f3577b34da6a3ce929d0e0e47360",
                "4BF92F3577B34DA6A3CE929D0E0E4736",
                "00000000000000000000000000000000",
                "4bf92f3577b34da6a3ce929d0e0e473\n",
                "<script>alert(1)</script>-------"
            })
    void sourceThatGivesNoIdCountsAsNone(String id) {
        assertThat(traceId(() -> id, RecordedExchange.get().asking("traceparent", PARENT)))
                .isEqualTo(OF_THE_REQUEST);
    }

    @Test
    void sourceThatThrowsCountsAsNone() {
        Supplier<String> failing = () -> {
            throw new IllegalStateException("secret");
        };
        Supplier<String> missing = () -> {
            throw new NoClassDefFoundError("secret");
        };
        Exchange exchange = RecordedExchange.get().asking("traceparent", PARENT);
        assertThat(traceId(failing, exchange)).isEqualTo(OF_THE_REQUEST);
        assertThat(traceId(missing, exchange)).isEqualTo(OF_THE_REQUEST);
    }

    @Test
    void randomIdIs32LowerCaseHexadecimalDigitsAndNeverTheSame() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String id = traceId(() -> null, RecordedExchange.get());
            assertThat(id).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
            ids.add(id);
        }
        assertThat(ids).hasSize(1000);
        for (int i = 0; i < 32; i++) {
            int position = i;
            assertThat(ids.stream().map(id -> id.charAt(position)).distinct())
                    .as("digits in place %d", i)
                    .hasSizeGreaterThanOrEqualTo(8);
        }
    }

    private static String traceId(Supplier<String> source, Exchange exchange) {
        Problem problem =
                ProblemResponder.builder().traceId(source).build().problem(new IllegalStateException(), exchange);
        return (String) problem.members().get("trace_id");
    }

    /** W3C Trace Context, 3.2.4: of a later version nobody knows the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "-x\r\nX: y", "-\u0100"})
    void traceparentOfALaterVersionIsPassedOnAsTheOneThatIsKnown(String rest) {
        String known = PARENT.substring(3, PARENT.length() - 2);

        assertThat(TraceId.traceparent("01-" + known + "01" + rest)).isEqualTo("00-" + known + "01");
        assertThat(TraceId.traceparent("cc-" + known + "0b" + rest)).isEqualTo("00-" + known + "01");
        assertThat(TraceId.traceparent("cc-" + known + "f2" + rest)).isEqualTo("00-" + known + "00");
        assertThat(TraceId.traceparent("00-" + known + "f2" + rest))
                .isEqualTo(rest.isEmpty() ? "00-" + known + "f2" : null);
    }
}
