package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringTokenizer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an extension member may be, and how it is copied. */
class ExtensionMembersTest {
    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "vert";
            }
        }
    }

    record Point(int x, Integer y) {}

    private record Hidden(String name, List<Point> points) {}

    record Nothing() {}

    static final class Bean {
        public String getName() {
            return "bean";
        }
    }

    static Stream<Arguments> accepted() {
        StringBuilder built = new StringBuilder("bui");
        built.append("lt");
        Map<Object, Object> keys = new LinkedHashMap<>();
        keys.put(1, "int");
        keys.put(2L, "long");
        keys.put('c', "character");
        keys.put(true, "boolean");
        keys.put(Colour.RED, "enum");
        keys.put(LocalDate.EPOCH, "date");
        keys.put(new UUID(0, 1), "uuid");
        keys.put("", "empty");
        return Stream.of(
                arguments(null, "null"),
                arguments("text", "\"text\""),
                arguments("", "\"\""),
                arguments(built, "\"built\""),
                arguments(CharBuffer.wrap("buffered"), "\"buffered\""),
                arguments('c', "\"c\""),
                arguments(true, "true"),
                arguments(new AtomicBoolean(), "false"),
                arguments((byte) -1, "-1"),
                arguments((short) 32767, "32767"),
                arguments(2, "2"),
                arguments(Long.MIN_VALUE, "-9223372036854775808"),
                arguments(new AtomicInteger(7), "7"),
                arguments(new AtomicLong(8), "8"),
                arguments(new LongAdder(), "0"),
                arguments(new DoubleAdder(), "0.0"),
                arguments(0.1f, "0.1"),
                arguments(1.5, "1.5"),
                arguments(-0.0, "-0.0"),
                arguments(Double.MIN_VALUE, "4.9E-324"),
                arguments(Double.MAX_VALUE, "1.7976931348623157E308"),
                arguments(Double.NaN, "null"),
                arguments(Double.POSITIVE_INFINITY, "null"),
                arguments(Double.NEGATIVE_INFINITY, "null"),
                arguments(Float.NaN, "null"),
                arguments(Float.NEGATIVE_INFINITY, "null"),
                arguments(new BigInteger("18446744073709551616"), "18446744073709551616"),
                arguments(new BigDecimal("12.3400"), "12.3400"),
                arguments(new BigDecimal("1E+400"), "1E+400"),
                arguments(Colour.RED, "\"RED\""),
                arguments(Colour.GREEN, "\"GREEN\""),
                arguments(
                        UUID.fromString("00000000-0000-0000-0000-000000000001"),
                        "\"00000000-0000-0000-0000-000000000001\""),
                arguments(URI.create("https://example.org/a?b=c"), "\"https://example.org/a?b=c\""),
                arguments(Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
                arguments(LocalDate.of(2026, 11, 22), "\"2026-11-22\""),
                arguments(LocalTime.NOON, "\"12:00\""),
                arguments(LocalDateTime.of(2026, 11, 22, 1, 2, 3), "\"2026-11-22T01:02:03\""),
                arguments(OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC), "\"2026-01-02T03:04:05Z\""),
                arguments(OffsetTime.of(3, 4, 5, 0, ZoneOffset.UTC), "\"03:04:05Z\""),
                arguments(
                        ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneId.of("Europe/Paris")),
                        "\"2026-01-02T03:04:05+01:00[Europe/Paris]\""),
                arguments(Year.of(2026), "\"2026\""),
                arguments(YearMonth.of(2026, 11), "\"2026-11\""),
                arguments(MonthDay.of(11, 22), "\"--11-22\""),
                arguments(Month.MAY, "\"MAY\""),
                arguments(DayOfWeek.FRIDAY, "\"FRIDAY\""),
                arguments(Duration.ofMinutes(90), "\"PT1H30M\""),
                arguments(Period.ofDays(3), "\"P3D\""),
                arguments(ZoneId.of("Europe/Paris"), "\"Europe/Paris\""),
                arguments(ZoneOffset.ofHours(2), "\"+02:00\""),
                arguments(Optional.of(3), "3"),
                arguments(Optional.empty(), "null"),
                arguments(Optional.of(Optional.of(List.of())), "[]"),
                arguments(OptionalInt.of(4), "4"),
                arguments(OptionalInt.empty(), "null"),
                arguments(OptionalLong.of(1L << 40), "1099511627776"),
                arguments(OptionalLong.empty(), "null"),
                arguments(OptionalDouble.of(0.5), "0.5"),
                arguments(OptionalDouble.of(Double.NaN), "null"),
                arguments(OptionalDouble.empty(), "null"),
                arguments(new Point(1, null), "{\"x\": 1, \"y\": null}"),
                arguments(
                        new Hidden("h", List.of(new Point(1, 2))),
                        "{\"name\": \"h\", \"points\": [{\"x\": 1, \"y\": 2}]}"),
                arguments(new Nothing(), "{}"),
                arguments(new FieldError("f", "m"), "{\"field\": \"f\", \"message\": \"m\"}"),
                arguments(new FieldError(null, "m"), "{\"message\": \"m\"}"),
                arguments(new HeaderField("A", "b"), "{\"name\": \"A\", \"value\": \"b\"}"),
                arguments(Map.of(), "{}"),
                arguments(
                        keys,
                        "{\"1\": \"int\", \"2\": \"long\", \"c\": \"character\", \"true\": \"boolean\", "
                                + "\"RED\": \"enum\", \"1970-01-01\": \"date\", "
                                + "\"00000000-0000-0000-0000-000000000001\": \"uuid\", \"\": \"empty\"}"),
                arguments(List.of(1, "a", List.of()), "[1, \"a\", []]"),
                arguments(Arrays.asList(1, null), "[1, null]"),
                arguments(new LinkedHashSet<>(List.of(2, 1)), "[2, 1]"),
                arguments(new ArrayDeque<>(List.of(5)), "[5]"),
                arguments(new Object[] {1, "a", null, new int[0]}, "[1, \"a\", null, []]"),
                arguments(new int[] {1, 2}, "[1, 2]"),
                arguments(new long[] {3}, "[3]"),
                arguments(new short[] {4}, "[4]"),
                arguments(new double[] {0.5, Double.NaN}, "[0.5, null]"),
                arguments(new float[] {0.1f}, "[0.1]"),
                arguments(new boolean[] {true}, "[true]"),
                arguments(new int[][] {{1}, {}}, "[[1], []]"),
                arguments(Problem.of(404).with("a", 1).members(), "{\"a\": 1}"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void plainDataIsAccepted(Object value, String json) {
        Problem problem = Problem.of(409).with("value", value);
        assertThat(json(problem))
                .isEqualTo("{\"error\": \"conflict\", \"message\": \"Conflict\", \"value\": " + json + "}");
        assertThat(json(Problem.of(409).with("value", Arrays.asList(value, value))))
                .endsWith("\"value\": [" + json + ", " + json + "]}");
    }

    static Stream<Object> refused() throws Exception {
        return Stream.of(
                new char[] {'p', 'w'},
                new byte[] {1},
                date(),
                new Bean(),
                Path.of("/etc/passwd"),
                Stream.of(1),
                IntStream.range(0, 3),
                List.of(1).iterator(),
                new Object(),
                Locale.FRENCH,
                new AtomicReference<>("x"),
                new StringTokenizer("x"),
                Bean.class,
                Thread.currentThread(),
                new IllegalStateException("x"),
                StatusCode.NOT_FOUND,
                Problem.of(404),
                URI.create("https://example.org/").toURL());
    }

    @SuppressWarnings("JavaUtilDate") // Refused for what it is.
    private static Object date() {
        return new java.util.Date();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotPlainDataIsRefusedWithAWayOut(Object value) {
        Problem problem = Problem.of(409);
        for (Object nested : List.of(
                value, List.of(value), Map.of("k", value), Optional.of(value), new Object[] {value}, wrap(value))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> problem.with("x", nested))
                    .withMessageStartingWith(value.getClass().getName() + " is not plain data: ")
                    .withMessageContaining("pass what your JSON mapper makes of it to withAll(Map)");
        }
    }

    @Test
    void refusedTypeIsRefusedAsAKeyToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(409).with("x", Map.of(new Bean(), 1)))
                .withMessageContaining("Bean is not plain data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(409).with("x", Map.of(List.of(), 1)))
                .withMessageContaining("is not plain data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "message", "type", "title", "status", "detail", "instance"})
    void reservedNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(409).with(name, 1))
                .withMessage("the member name \"" + name
                        + "\" is reserved; error, message, type, title, status, detail and instance are");
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(409).withAll(Map.of(name, 1)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void memberWithoutANameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(409).with(name, 1))
                .withMessage("an extension member needs a name");
        Map<String, Object> members = new HashMap<>();
        members.put(name, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(409).withAll(members))
                .withMessage("an extension member needs a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error", "errors", "Title", "a b", "\"", "日本", "$ref", "__proto__"})
    void anyOtherNameIsAccepted(String name) {
        assertThat(Problem.of(409).with(name, 1).members()).containsOnlyKeys(name);
    }

    @Test
    void membersKeepTheOrderInWhichTheyWereAdded() {
        Problem problem = Problem.of(409).with("z", 1).with("a", 2).with("m", 3);
        assertThat(problem.members().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void sameNameAgainReplacesTheValueInItsPlace() {
        Problem problem = Problem.of(409).with("z", 1).with("a", 2).with("z", null);
        assertThat(json(problem)).endsWith("\"z\": null, \"a\": 2}");
    }

    @Test
    void withAllAddsInTheOrderOfTheMap() {
        Map<String, Object> bean = new LinkedHashMap<>();
        bean.put("z", 1);
        bean.put("a", null);
        assertThat(json(Problem.of(409).with("a", 0).withAll(bean))).endsWith("\"a\": null, \"z\": 1}");
    }

    @Test
    void valueIsCopiedWhenItIsAdded() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, Object> map = new HashMap<>(Map.of("list", list));
        StringBuilder text = new StringBuilder("text");
        int[] array = {1};
        Problem problem = Problem.of(409)
                .with("list", list)
                .with("map", map)
                .with("text", text)
                .with("array", array);
        String before = json(problem);
        list.add("b");
        map.clear();
        text.setLength(0);
        array[0] = 2;
        assertThat(json(problem))
                .isEqualTo(before)
                .endsWith("\"list\": [\"a\"], \"map\": {\"list\": [\"a\"]}, \"text\": \"text\", \"array\": [1]}");
    }

    @Test
    void equalNumbersAreEqualWhateverTheirType() {
        Problem problem = Problem.of(409).with("n", 7);
        for (Number seven : List.of(7L, (short) 7, (byte) 7, BigInteger.valueOf(7), new AtomicLong(7))) {
            assertThat(Problem.of(409).with("n", seven)).isEqualTo(problem);
        }
        assertThat(Problem.of(409).with("n", BigInteger.valueOf(Long.MAX_VALUE)).members())
                .isEqualTo(Map.of("n", Long.MAX_VALUE));
        assertThat(Problem.of(409).with("n", 0.1f)).isEqualTo(Problem.of(409).with("n", 0.1));
    }

    @Test
    void membersArePlainTypesOfTheJdk() {
        Problem problem = Problem.of(409)
                .withAll(Map.of("a", CharBuffer.wrap("x"), "b", 'c', "c", 1L, "d", new int[] {1}, "e", new Nothing()));
        assertThat(problem.members())
                .isEqualTo(Map.of("a", "x", "b", "c", "c", 1, "d", List.of(1), "e", Collections.emptyMap()));
    }

    private static Object wrap(Object value) {
        record Wrapper(Object value) {}
        return new Wrapper(value);
    }

    private static String json(Problem problem) {
        return new String(Content.json(problem), StandardCharsets.UTF_8);
    }

    @Test
    void namesThatDifferInLoneSurrogatesOnlyAreOne() {
        Problem problem = Problem.of(409)
                .with("\ud800", 1)
                .with("\udc00", 2)
                .with("in", Map.of("\ud800", "\udc00"))
                .with("both", Map.of("\ud800", 3, "\ufffd", 3));
        assertThat(problem.members())
                .containsExactly(
                        entry("\ufffd", 2),
                        entry("in", Map.of("\ufffd", "\ufffd")),
                        entry("both", Map.of("\ufffd", 3)));
    }
}
