package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
    static IntStream errors() {
        return IntStream.rangeClosed(400, 599);
    }

    /** Every way to make another problem of one. */
    static Stream<UnaryOperator<Problem>> changes() {
        return Stream.of(
                p -> p.withError("other"),
                p -> p.withMessage("Other"),
                p -> p.with("sku", "A-17"),
                p -> p.withAll(Map.of("sku", "A-17")),
                p -> p.withFieldError("email", "is taken"),
                p -> p.withFieldErrors(List.of(new FieldError(null, "is empty"))),
                p -> p.withRetryAfter(Duration.ofSeconds(1)),
                p -> p.withRetryAfter(Instant.EPOCH),
                p -> p.withAllow("GET"),
                p -> p.withUpgrade("h2c"),
                p -> p.withLink(URI.create("/l"), "help"),
                p -> p.withHeader("X-A", "b"),
                p -> p.withType(URI.create("/type")),
                p -> p.withInstance(URI.create("/i")));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void plainProblemSpeaksWithTheStatus(int code) {
        Problem problem = Problem.of(code);
        assertThat(problem.status()).isSameAs(StatusCode.of(code));
        assertThat(problem.error()).isEqualTo(StatusCode.of(code).key());
        assertThat(problem.message()).isEqualTo(StatusCode.of(code).reasonPhrase());
        assertThat(problem.fields()).isEmpty();
        assertThat(problem.members()).isEmpty();
        assertThat(problem.fieldErrors()).isEmpty();
        assertThat(problem.type()).isNull();
        assertThat(problem.instance()).isNull();
        assertThat(problem).isSameAs(Problem.of(StatusCode.of(code)));
    }

    @ParameterizedTest
    @ValueSource(ints = {399, 600, 200, 304, 0, -404, 999, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void statusThatIsNoErrorIsRefusedWithItsValue(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(code))
                .withMessage("a problem has a status of 400-599, not " + code);
    }

    @Test
    void statusCodeThatIsNoErrorIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(StatusCode.NO_CONTENT))
                .withMessage("a problem has a status of 400-599, not 204");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changeMakesACopy(UnaryOperator<Problem> change) {
        Problem plain = Problem.of(409);
        Problem changed = change.apply(plain);
        assertThat(changed).isNotEqualTo(plain).isEqualTo(change.apply(plain)).hasSameHashCodeAs(change.apply(plain));
        assertThat(plain).isSameAs(Problem.of(409));
        assertThat(plain.error()).isEqualTo("conflict");
        assertThat(plain.message()).isEqualTo("Conflict");
        assertThat(plain.fields()).isEmpty();
        assertThat(plain.members()).isEmpty();
        assertThat(plain.type()).isNull();
        assertThat(plain.instance()).isNull();
    }

    @Test
    void changesDoNotLoseEachOther() {
        List<UnaryOperator<Problem>> all = changes().toList();
        Problem problem = Problem.of(409);
        for (UnaryOperator<Problem> change : all) {
            problem = change.apply(problem);
        }
        assertThat(problem.error()).isEqualTo("other");
        assertThat(problem.message()).isEqualTo("Other");
        assertThat(problem.members()).containsOnlyKeys("sku", "errors");
        assertThat(problem.fields())
                .extracting(HeaderField::toString)
                .containsExactly(
                        "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT",
                        "Allow: GET",
                        "Upgrade: h2c",
                        "Link: </l>; rel=\"help\"",
                        "X-A: b");
        assertThat(problem.type()).hasToString("/type");
        assertThat(problem.instance()).hasToString("/i");
    }

    @Test
    void everyPartCountsInEquality() {
        List<Problem> different = Stream.concat(
                        Stream.of(Problem.of(409), Problem.of(410)), changes().map(c -> c.apply(Problem.of(409))))
                .distinct()
                .toList();
        // with and withAll say the same, every other two differ.
        assertThat(different).hasSize(15);
        assertThat(Problem.of(404)).isNotEqualTo(null).isNotEqualTo("404");
    }

    @Test
    void viewsCannotBeChanged() {
        Problem problem = Problem.of(409).with("list", List.of(Map.of("a", 1))).withHeader("X", "y");
        assertThat(problem.members()).isUnmodifiable();
        assertThat(problem.fields()).isUnmodifiable();
        assertThat((List<?>) problem.members().get("list")).isUnmodifiable();
        assertThat((Map<?, ?>) ((List<?>) problem.members().get("list")).get(0)).isUnmodifiable();
        assertThat(problem.withFieldError("a", "b").fieldErrors()).isUnmodifiable();
        assertThat(Problem.of(404).members()).isUnmodifiable();
    }

    @Test
    void textIsOneShortLine() {
        assertThat(Problem.of(409).withError("out_of_stock").withMessage("Only 2 left"))
                .hasToString("409 out_of_stock: Only 2 left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "out_of_stock", "Out of stock!", "urn:x-y#z", "[a]~"})
    void errorKeyIsReplaced(String key) {
        assertThat(Problem.of(409).withError(key).error()).isEqualTo(key);
    }

    @Test
    void errorKeyIsPrintableAsciiWithoutQuoteAndBackslash() {
        for (int i = 0; i < 0x300; i++) {
            char c = (char) i;
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                assertThat(Problem.of(409).withError("a" + c).error()).isEqualTo("a" + c);
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Problem.of(409).withError("a" + c))
                        .withMessageStartingWith(
                                "an error key is 1-128 printable ASCII characters without \" and \\, not: a");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   "})
    void blankErrorKeyIsRefused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(409).withError(key))
                .withMessageStartingWith("an error key is 1-128 printable ASCII characters");
    }

    @Test
    void errorKeyHas128CharactersAtMost() {
        assertThat(Problem.of(409).withError("k".repeat(128)).error()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(409).withError("k".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void blankMessageMeansThePhrase(String message) {
        assertThat(Problem.of(404).withMessage("x").withMessage(message)).isEqualTo(Problem.of(404));
    }

    @Test
    void nullMessageMeansThePhrase() {
        assertThat(Problem.of(404).withMessage("x").withMessage(null)).isEqualTo(Problem.of(404));
    }

    @Test
    void messageIsData() {
        String text = "100% {} %s ${x} #{y} {0} <b>\r\n";
        assertThat(Problem.of(404).withMessage(text).message()).isEqualTo(text);
    }

    @Test
    void messageOf8192UnitsIsKept() {
        assertThat(Problem.of(404).withMessage("m".repeat(8192)).message()).isEqualTo("m".repeat(8192));
        assertThat(Problem.of(404).withMessage("m".repeat(8190) + "😀").message())
                .endsWith("m😀")
                .hasSize(8192);
    }

    @Test
    void messageOf8193UnitsIsCutWithAnEllipsis() {
        assertThat(Problem.of(404).withMessage("m".repeat(8193)).message()).isEqualTo("m".repeat(8191) + "…");
        assertThat(HttpStatusProblem.of(404, "m".repeat(100_000)).getMessage()).isEqualTo("m".repeat(8191) + "…");
    }

    @Test
    void messageIsCutBetweenCodePoints() {
        String across = "m".repeat(8190) + "😀" + "m";
        assertThat(Problem.of(404).withMessage(across).message()).isEqualTo("m".repeat(8190) + "…");
        String before = "m".repeat(8189) + "😀" + "mm";
        assertThat(Problem.of(404).withMessage(before).message()).isEqualTo("m".repeat(8189) + "😀…");
        String after = "m".repeat(8191) + "😀";
        assertThat(Problem.of(404).withMessage(after).message()).isEqualTo("m".repeat(8191) + "…");
    }

    @Test
    void fieldErrorsAreKeptSorted() {
        Problem problem = Problem.of(422)
                .withFieldError("sku", "is unknown")
                .withFieldErrors(List.of(new FieldError("email", "is taken"), new FieldError(null, "is late")))
                .withFieldError("email", "is not an address");
        assertThat(problem.fieldErrors())
                .containsExactly(
                        new FieldError(null, "is late"),
                        new FieldError("email", "is not an address"),
                        new FieldError("email", "is taken"),
                        new FieldError("sku", "is unknown"));
        assertThat(json(problem))
                .endsWith("\"errors\": [{\"message\": \"is late\"}, "
                        + "{\"field\": \"email\", \"message\": \"is not an address\"}, "
                        + "{\"field\": \"email\", \"message\": \"is taken\"}, "
                        + "{\"field\": \"sku\", \"message\": \"is unknown\"}]}");
    }

    @Test
    void fieldErrorsAreReadFromAMemberOfTheirForm() {
        assertThat(Problem.of(422)
                        .with(
                                "errors",
                                List.of(
                                        Map.of("message", "b", "field", "x"),
                                        Map.of("message", "a", "field", "x"),
                                        Map.of("message", "c"))))
                .extracting(Problem::fieldErrors)
                .isEqualTo(List.of(new FieldError(null, "c"), new FieldError("x", "a"), new FieldError("x", "b")));
        assertThat(Problem.of(422).with("errors", "none").fieldErrors()).isEmpty();
        assertThat(Problem.of(422).with("errors", List.of("none")).fieldErrors())
                .isEmpty();
        assertThat(Problem.of(422).with("errors", List.of(Map.of("field", "x"))).fieldErrors())
                .isEmpty();
    }

    @Test
    void fieldErrorsKeepTheirPlaceAmongTheMembers() {
        Problem problem = Problem.of(422).withFieldError("a", "b").with("z", 1).withFieldError("c", "d");
        assertThat(problem.members()).containsOnlyKeys("errors", "z");
        assertThat(problem.members().keySet()).containsExactly("errors", "z");
    }

    @Test
    void typeAndInstanceAreNotNull() {
        URI none = null;
        assertThatNullPointerException()
                .isThrownBy(() -> Problem.of(404).withType(none))
                .withMessage("type");
        assertThatNullPointerException()
                .isThrownBy(() -> Problem.of(404).withInstance(none))
                .withMessage("instance");
    }

    @Test
    void examplesOfTheDesignGiveTheirBytes() {
        assertThat(json(HttpStatusProblem.of(417).problem()))
                .isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
        assertThat(json(HttpStatusProblem.of(404, "No order 4711").problem()))
                .isEqualTo("{\"error\": \"not_found\", \"message\": \"No order 4711\"}");

        Problem slow = Problem.of(429)
                .withRetryAfter(Duration.ofSeconds(30))
                .toException()
                .problem();
        assertThat(json(slow))
                .isEqualTo(
                        "{\"error\": \"too_many_requests\", \"message\": \"Too Many Requests\", \"retry_after\": 30}");
        assertThat(slow.fields()).containsExactly(new HeaderField("Retry-After", "30"));

        assertThat(json(Problem.of(409)
                        .withError("out_of_stock")
                        .withMessage("Only 2 left")
                        .with("sku", "A-17")
                        .with("available", 2)
                        .toException()
                        .problem()))
                .isEqualTo(
                        "{\"error\": \"out_of_stock\", \"message\": \"Only 2 left\", \"sku\": \"A-17\", \"available\": 2}");

        assertThat(json(Problem.of(422)
                        .withFieldError("email", "is not an address")
                        .toException()
                        .problem()))
                .isEqualTo("{\"error\": \"unprocessable_content\", \"message\": \"Unprocessable Content\", "
                        + "\"errors\": [{\"field\": \"email\", \"message\": \"is not an address\"}]}");

        Exception cause = new IllegalStateException("secret");
        HttpStatusProblem down = Problem.of(503)
                .withRetryAfter(Instant.parse("2026-12-01T00:00:00Z"))
                .toException(cause);
        assertThat(json(down.problem()))
                .isEqualTo("{\"error\": \"service_unavailable\", \"message\": \"Service Unavailable\"}");
        assertThat(down.problem().fields())
                .containsExactly(new HeaderField("Retry-After", "Tue, 01 Dec 2026 00:00:00 GMT"));
        assertThat(down).hasCause(cause);

        OutOfStock subclass = catchThrowableOfType(OutOfStock.class, () -> {
            throw new OutOfStock("A-17");
        });
        assertThat(json(subclass.problem()))
                .isEqualTo("{\"error\": \"out_of_stock\", \"message\": \"Conflict\", \"sku\": \"A-17\"}");
    }

    private static String json(Problem problem) {
        return new String(Content.json(problem), StandardCharsets.UTF_8);
    }

    static final class OutOfStock extends HttpStatusProblem {
        private static final long serialVersionUID = 1L;

        OutOfStock(String sku) {
            super(Problem.of(409).withError("out_of_stock").with("sku", sku));
        }
    }

    @Test
    void membersInAnotherOrderAreAnotherProblem() {
        assertThat(Problem.of(409).with("a", 1).with("b", 2))
                .isEqualTo(Problem.of(409).with("a", 1).with("b", 2))
                .isNotEqualTo(Problem.of(409).with("b", 2).with("a", 1));
    }

    @Test
    void uriWithALoneSurrogateIsRefused() {
        URI uri = URI.create("https://shop.example/\ud800");
        for (ThrowingCallable with : List.<ThrowingCallable>of(
                () -> Problem.of(404).withType(uri),
                () -> Problem.of(404).withInstance(uri),
                () -> Problem.of(404).withLink(uri, "help"),
                () -> ProblemResponder.builder().typeBase(URI.create("/\udc00/")))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(with)
                    .withMessageStartingWith("a URI has no lone surrogates, unlike: ");
        }
    }
}
