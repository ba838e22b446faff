package io.github.httpstatusproblem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.FieldError;
import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Problems of every kind, the same ones for the same seed. */
public final class GeneratedProblems {
    private static final Set<String> FACTS = Set.of(
            "Retry-After", "WWW-Authenticate", "Proxy-Authenticate", "Allow", "Content-Range", "Upgrade", "Link");

    private static final String[] TEXTS = {
        "Out of stock",
        "",
        "é ü ß",
        "日本語のメッセージ",
        "😀",
        "\"quoted\" \\ / </script>",
        "a\nb\tc\u0000d",
        "\u2028",
        "&amp; <b>",
        "a".repeat(300)
    };
    private static final String[] NAMES = {"sku", "available", "名前", "a b", "x-\"y\"", "errors2", "日付"};

    private static final int[] OWING_FIELDS = {401, 405, 407, 413, 415, 416, 426, 429, 503};

    private final Random random;

    /** Begins anew. */
    public GeneratedProblems(long seed) {
        random = new Random(seed);
    }

    /** The next one. */
    public Problem next() {
        Problem problem =
                Problem.of(sometimes() ? OWING_FIELDS[random.nextInt(OWING_FIELDS.length)] : 400 + random.nextInt(200));
        problem = sometimes() ? problem.withMessage(text()) : problem;
        problem = sometimes() ? problem.withError("error_" + random.nextInt(10)) : problem;
        for (int i = random.nextInt(4); i > 0; i--) {
            problem = problem.with(NAMES[random.nextInt(NAMES.length)], value(3));
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = sometimes() ? random.nextInt(5) : 0; i > 0; i--) {
            errors.add(new FieldError(sometimes() ? "items[" + i + "].sku" : null, text()));
        }
        problem = errors.isEmpty() ? problem : problem.withFieldErrors(errors);
        return withFields(problem);
    }

    private Problem withFields(Problem plain) {
        Problem problem = plain;
        problem = rarely() ? problem.withRetryAfter(Duration.ofSeconds(random.nextInt(100))) : problem;
        problem = rarely() ? problem.withRetryAfter(Instant.ofEpochSecond(random.nextInt())) : problem;
        problem = rarely() ? problem.withAllow("GET", "QUERY") : problem;
        switch (problem.status().value()) {
            case 401, 407 -> {
                problem = sometimes() ? problem.withChallenge("Basic realm=\"shop\"") : problem;
                problem =
                        sometimes() ? problem.withChallenge("Bearer scope=\"a b\", error=\"invalid_token\"") : problem;
            }
            case 416 -> problem = sometimes() ? problem.withContentRange(random.nextInt(1_000)) : problem;
            case 426 -> problem = sometimes() ? problem.withUpgrade("HTTP/2.0", "TLS/1.3") : problem;
            default -> {
                // It owes none of these.
            }
        }
        problem = rarely() ? problem.withLink(URI.create("https://shop.example/a?b=ü"), "help") : problem;
        problem = rarely() ? problem.withHeader("X-Reason", "out of stock, or so") : problem;
        problem = rarely() ? problem.withType(URI.create("https://shop.example/problems/é")) : problem;
        return rarely() ? problem.withInstance(URI.create("/orders/" + random.nextInt(100))) : problem;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> text();
            case 1 -> random.nextInt();
            case 2 -> random.nextDouble();
            case 3 -> random.nextBoolean();
            case 4 -> null;
            case 5 -> random.nextLong();
            case 6 -> list(depth);
            default -> map(depth);
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth - 1));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(NAMES[random.nextInt(NAMES.length)], value(depth - 1));
        }
        return map;
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private boolean sometimes() {
        return random.nextInt(2) == 0;
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }

    /** That a problem which was sent and read is the same, in all that leaves in the canonical form. */
    public static void assertIsTheSame(String title, Problem read, Problem sent) {
        String description = title + ": " + sent;
        assertThat(read.status()).as(description).isEqualTo(sent.status());
        assertThat(read.error()).as(description).isEqualTo(sent.error());
        assertThat(read.message()).as(description).isEqualTo(sent.message());
        assertThat(read.fieldErrors()).as(description).isEqualTo(sent.fieldErrors());
        assertThat(new ArrayList<>(read.members().entrySet()))
                .as(description)
                .isEqualTo(new ArrayList<>(sent.members().entrySet()));
        for (String name : FACTS) {
            assertThat(values(read.fields(), name)).as(description).isEqualTo(values(sent.fields(), name));
        }
    }

    /** The same, and what leaves in problem details alone. */
    public static void assertIsTheSameInDetails(String title, Problem read, Problem sent) {
        assertIsTheSame(title, read, sent);
        assertThat(read.instance()).as(title).isEqualTo(sent.instance());
        assertThat(read.type() == null ? null : read.type().toASCIIString())
                .as(title)
                .isEqualTo(sent.type() == null ? null : sent.type().toASCIIString());
    }

    /** The values of the fields of a name. */
    static List<String> values(List<HeaderField> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::value)
                .toList();
    }
}
