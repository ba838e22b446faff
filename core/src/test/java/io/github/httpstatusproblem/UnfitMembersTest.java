package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that is wrong by its content loses its own member with one warning: a 409 never becomes a 500. */
class UnfitMembersTest {
    @RegisterExtension
    final LogLines log = new LogLines();

    record Failing(String name) {
        @Override
        public String name() {
            throw new IllegalArgumentException("secret");
        }
    }

    record Broken(String name) {
        @Override
        public String name() {
            throw new AssertionError("secret");
        }
    }

    record Box(Object content) {}

    static Stream<Arguments> unfit() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        Map<String, Object> selfish = new HashMap<>();
        selfish.put("self", Optional.of(selfish));
        Object[] loop = new Object[1];
        loop[0] = loop;
        Object deepOptional = 1;
        for (int i = 0; i < 200_000; i++) {
            deepOptional = Optional.of(deepOptional);
        }
        Map<String, Object> nullKey = new HashMap<>();
        nullKey.put(null, 1);
        String depth = "it is nested more than 32 deep, or contains itself";
        String elements = "it holds an array or an object of more than 1000 elements";
        String digits = "it holds a number of more than 1000 digits";
        String size = "the extension members would be larger than 64 KiB in all";
        String failed = "reading it failed";
        return Stream.of(
                arguments("cycle of a list", self, depth),
                arguments("cycle of a map", selfish, depth),
                arguments("cycle of an array", loop, depth),
                arguments("depth 33", nested(33), depth),
                arguments("records 33 deep", boxed(33), depth),
                arguments("optionals without end", deepOptional, failed),
                arguments("1001 elements", Collections.nCopies(1001, 0), elements),
                arguments("array of 1001", new int[1001], elements),
                arguments("map of 1001", numbered(1001), elements),
                arguments("infinite iterable", (Iterable<Object>) UnfitMembersTest::endless, elements),
                arguments("infinite tree", infiniteTree(), size),
                arguments("1001 digits", BigInteger.TEN.pow(1000), digits),
                arguments("-1001 digits", BigInteger.TEN.pow(1000).negate(), digits),
                arguments("1001 decimal digits", new BigDecimal(BigInteger.TEN.pow(1000), 5), digits),
                arguments("million digits", BigInteger.ONE.shiftLeft(4_000_000), digits),
                arguments("number as key", Map.of(BigInteger.TEN.pow(1000), 1), digits),
                arguments("64 KiB of text", "x".repeat(65_536), size),
                arguments("throwing accessor", new Failing("x"), "the accessor name failed"),
                arguments("accessor with an error", new Broken("x"), "the accessor name failed"),
                arguments("throwing iterator", throwing(new IllegalArgumentException("secret")), failed),
                arguments("iterator with an error", throwing(new StackOverflowError("secret")), failed),
                arguments("no iterator", (Iterable<Object>) () -> null, failed),
                arguments("throwing toString", new ThrowingText(new IllegalStateException("secret")), failed),
                arguments("toString with an error", new ThrowingText(new AssertionError("secret")), failed),
                arguments("throwing key", Map.of(new ThrowingText(new IllegalArgumentException("x")), 1), failed),
                arguments("throwing map", new ThrowingMap(), failed),
                arguments("throwing number", new ThrowingNumber(), failed),
                arguments("null key", nullKey, "it holds a map with a null key"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void memberIsLeftOutWithOneWarning(String name, Object value, String reason) {
        Problem problem = Problem.of(409).withError("out_of_stock").with("sku", "A-17");
        assertThat(problem.with("extra", value)).isEqualTo(problem);
        assertThat(log.lines()).extracting(LogLines.Line::level).containsExactly("WARN");
        assertThat(log.lines().get(0).text()).isEqualTo("409 out_of_stock: extra is left out: " + reason);
        log.lines().forEach(line -> assertThat(line.text()).doesNotContain("secret"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void wholeMemberIsLeftOutWhereAPartIsUnfit(String name, Object value, String reason) {
        Problem problem = Problem.of(409);
        assertThat(problem.with("extra", Arrays.asList(1, value, new Box(value))))
                .isEqualTo(problem);
        assertThat(log.lines()).extracting(LogLines.Line::level).containsExactly("WARN");
    }

    @Test
    void unfitValueLeavesTheEarlierOneOfItsName() {
        Problem problem = Problem.of(409).with("a", 1).with("b", 2);
        assertThat(problem.with("a", new Failing("x"))).isEqualTo(problem);
    }

    @Test
    void othersOfWithAllStay() {
        Map<String, Object> members = new TreeMap<>(Map.of("a", 1, "b", new Failing("x"), "c", 3));
        assertThat(Problem.of(409).withAll(members))
                .isEqualTo(Problem.of(409).with("a", 1).with("c", 3));
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void warningCarriesTheException() {
        Problem unused = Problem.of(409).with("x", new Failing("x"));
        assertThat(unused.members()).isEmpty();
        assertThat(log.warnings().get(0).exception()).isEqualTo("java.lang.IllegalArgumentException");
    }

    @Test
    void nameOfTheMemberCannotForgeALine() {
        Problem unused = Problem.of(409).with("a\r\nERROR b", new Failing("x"));
        assertThat(unused.members()).isEmpty();
        assertThat(log.warnings().get(0).text()).contains(": a  ERROR b is left out: ");
    }

    @Test
    void depth32IsAccepted() {
        assertThat(Problem.of(409).with("x", nested(32)).members()).containsOnlyKeys("x");
        assertThat(Problem.of(409).with("x", boxed(32)).members()).containsOnlyKeys("x");
        assertThat(Problem.of(409).with("x", Optional.of(nested(32))).members()).containsOnlyKeys("x");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void thousandElementsAreAccepted() {
        assertThat(Problem.of(409).with("x", Collections.nCopies(1000, 0)).members())
                .containsOnlyKeys("x");
        assertThat(Problem.of(409).with("x", new int[1000]).members()).containsOnlyKeys("x");
        assertThat(Problem.of(409).with("x", numbered(1000)).members()).containsOnlyKeys("x");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void thousandDigitsAreAccepted() {
        BigInteger nines = BigInteger.TEN.pow(1000).subtract(BigInteger.ONE);
        for (Number number : List.of(nines, nines.negate(), new BigDecimal(nines, 500), new BigDecimal("1E+999999"))) {
            assertThat(Problem.of(409).with("x", number).members()).containsEntry("x", number);
        }
        assertThat(Problem.of(409).with("x", new BigDecimal(nines)).members()).containsEntry("x", nines);
        assertThat(log.lines()).isEmpty();
    }

    /** It is written as one, and read as one. */
    @Test
    void decimalWithoutFractionOrExponentIsAnInteger() {
        assertThat(Problem.of(409).with("x", new BigDecimal("1")))
                .isEqualTo(Problem.of(409).with("x", 1));
        assertThat(Problem.of(409).with("x", new BigDecimal("1.0")))
                .isNotEqualTo(Problem.of(409).with("x", 1));
    }

    @Test
    void allMembersHave64KiBOfJsonAtMost() {
        // , "a": "…" is nine bytes around the text.
        Problem exact = Problem.of(409).with("a", "x".repeat(65_536 - 9));
        assertThat(exact.members()).containsOnlyKeys("a");
        assertThat(Content.json(exact)).hasSize(65_536 + Content.json(Problem.of(409)).length);
        assertThat(Problem.of(409).with("a", "x".repeat(65_536 - 8)).members()).isEmpty();
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void limitIsOnBytesNotOnCharacters() {
        assertThat(Problem.of(409).with("a", "é".repeat(32_763)).members()).containsOnlyKeys("a");
        assertThat(Problem.of(409).with("a", "é".repeat(32_764)).members()).isEmpty();
        assertThat(Problem.of(409).with("a", "<".repeat(10_921)).members()).containsOnlyKeys("a");
        assertThat(Problem.of(409).with("a", "<".repeat(10_922)).members()).isEmpty();
        assertThat(log.warnings()).hasSize(2);
    }

    @Test
    void limitIsOnAllMembersTogether() {
        Problem half = Problem.of(409).with("a", "x".repeat(32_768 - 9));
        Problem full = half.with("b", "x".repeat(32_768 - 9));
        assertThat(full.members()).containsOnlyKeys("a", "b");
        assertThat(full.with("c", null)).isEqualTo(full);
        assertThat(full.with("a", null).with("c", null).members()).containsOnlyKeys("a", "b", "c");
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void manyFieldErrorsLeaveTheEarlierOnes() {
        List<FieldError> thousand = IntStream.range(0, 1000)
                .mapToObj(i -> new FieldError("f" + i, "is bad"))
                .toList();
        Problem full = Problem.of(422).withFieldErrors(thousand);
        assertThat(full.fieldErrors()).hasSize(1000);
        assertThat(full.withFieldError("one", "more")).isEqualTo(full);
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void unfitProblemStillHasItsBody() {
        byte[] body = Content.json(Problem.of(409).with("x", new Failing("x")));
        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo("{\"error\": \"conflict\", \"message\": \"Conflict\"}");
    }

    private static Object nested(int depth) {
        Object value = 1;
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("k", value);
        }
        return value;
    }

    private static Object boxed(int depth) {
        Object value = 1;
        for (int i = 0; i < depth; i++) {
            value = new Box(value);
        }
        return value;
    }

    private static Map<Integer, Integer> numbered(int size) {
        Map<Integer, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(i, i);
        }
        return map;
    }

    private static Iterator<Object> endless() {
        return Stream.generate(() -> (Object) 1).iterator();
    }

    /** A thousand at every node, thirty deep: what is copied has to be bounded too. */
    private static Object infiniteTree() {
        Object value = List.of();
        for (int i = 0; i < 30; i++) {
            value = Collections.nCopies(1000, value);
        }
        return value;
    }

    private static Iterable<Object> throwing(Throwable failure) {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return UnfitMembersTest.<RuntimeException>sneaky(failure);
            }

            @Override
            public int size() {
                return 1;
            }
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Throws anything where nothing is declared.
    private static <E extends Throwable> Object sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    private record ThrowingText(Throwable failure) implements CharSequence {
        @Override
        public int length() {
            return 1;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return this;
        }

        @Override
        public String toString() {
            return (String) UnfitMembersTest.<RuntimeException>sneaky(failure);
        }
    }

    private static final class ThrowingMap extends HashMap<String, Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public java.util.Set<Map.Entry<String, Object>> entrySet() {
            throw new IllegalArgumentException("secret");
        }
    }

    private static final class ThrowingNumber extends BigInteger {
        private static final long serialVersionUID = 1L;

        ThrowingNumber() {
            super("1");
        }

        @Override
        public byte[] toByteArray() {
            throw new IllegalArgumentException("secret");
        }
    }

    @Test
    void thousandMembersAreTheMost() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            members.put("m" + i, i);
        }
        Problem full = Problem.of(409).withAll(members);

        assertThat(full.members()).hasSize(1_000);
        assertThat(full.with("m0", -1).members()).hasSize(1_000).containsEntry("m0", -1);
        assertThat(log.warnings()).isEmpty();
        assertThat(full.with("one more", 1)).isSameAs(full);
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void restOfALargeMapIsLeftOutWithOneWarning() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < 7_000; i++) {
            members.put("m" + i, i);
        }

        assertThat(Problem.of(409).withAll(members).members()).hasSize(1_000);
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void fieldErrorsThatCannotBeReadAreLeftOut() {
        List<FieldError> withNull = new ArrayList<>();
        withNull.add(new FieldError("a", "b"));
        withNull.add(null);

        assertThat(Problem.of(400).withFieldErrors(withNull)).isEqualTo(Problem.of(400));
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void errorsOfARicherFormAreNotFieldErrors() {
        Problem problem =
                Problem.of(400).with("errors", List.of(Map.of("field", "email", "message", "is taken", "code", 7)));

        assertThat(problem.fieldErrors()).isEmpty();
    }
}
