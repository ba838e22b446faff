package io.github.httpstatusproblem;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A problem from the bytes of a fuzzer. A line of the input is a part: the status, the error key, the message, the type,
 * the instance, and then names and values of members in turn. A name that begins with {@code !} is that of a field
 * error; a value that begins with {@code #} is a number, one with <code>[</code> an array, one with <code>{</code> an
 * object, {@code ?} is null. What a problem refuses is left out. U+E001 and U+E002 stand for lone surrogates and U+E003
 * for a line break, which the input cannot hold.
 */
final class FuzzedProblem {
    private FuzzedProblem() {}

    static Problem of(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        List<String> parts = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        parts.replaceAll(part ->
                part.replace('\ue001', '\ud800').replace('\ue002', '\udc00').replace('\ue003', '\n'));
        while (parts.size() < 5) {
            parts.add("");
        }
        Problem problem = Problem.of(400 + Math.floorMod(parts.get(0).hashCode(), 200));
        problem = tried(problem, p -> p.withError(parts.get(1)));
        problem = problem.withMessage(parts.get(2));
        problem = tried(problem, p -> parts.get(3).isEmpty() ? p : p.withType(URI.create(parts.get(3))));
        problem = tried(problem, p -> parts.get(4).isEmpty() ? p : p.withInstance(URI.create(parts.get(4))));
        for (int i = 5; i + 1 < parts.size(); i += 2) {
            String name = parts.get(i);
            String value = parts.get(i + 1);
            problem = name.startsWith("!")
                    ? problem.withFieldError(name.substring(1), value)
                    : tried(problem, p -> p.with(name, value(value, 0)));
        }
        return problem;
    }

    private static Problem tried(Problem problem, UnaryOperator<Problem> change) {
        try {
            return change.apply(problem);
        } catch (IllegalArgumentException refused) {
            return problem;
        }
    }

    private static Object value(String text, int depth) {
        if (text.equals("?")) {
            return null;
        }
        if (text.startsWith("#")) {
            return number(text.substring(1));
        }
        if (text.startsWith("[") && depth < 8) {
            List<Object> items = new ArrayList<>();
            for (String item : text.substring(1).split("[,\\]]", -1)) {
                items.add(value(item, depth + 1));
            }
            return items;
        }
        if (text.startsWith("{") && depth < 8) {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (String entry : text.substring(1).split("[;}]", -1)) {
                int equals = entry.indexOf('=');
                entries.put(
                        equals < 0 ? entry : entry.substring(0, equals),
                        value(equals < 0 ? "" : entry.substring(equals + 1), depth + 1));
            }
            return entries;
        }
        return text;
    }

    private static Object number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return text.length() % 2 == 0 ? number : (Object) number.doubleValue();
        } catch (NumberFormatException none) {
            return text.length() % 2 == 0;
        }
    }
}
