package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path under {@code /status/} asks for: a code, or one of several by weight, as in {@code 200:3,500:1}.
 *
 * @param items 1-100, of which the weights are in millionths and not all zero
 */
record StatusChoice(List<Item> items) {
    private static final int MAX_ITEMS = 100;
    private static final int MAX_NAMED = 64;
    private static final Pattern ITEM = Pattern.compile("([1-5][0-9]{2})(?::([0-9]{1,6}(?:\\.[0-9]{1,6})?))?");

    private record Item(StatusCode status, long weight) {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException with a sentence that says what is accepted
     */
    static StatusChoice of(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length > MAX_ITEMS) {
            throw new IllegalArgumentException(
                    "At most " + MAX_ITEMS + " codes are accepted, not " + parts.length + ".");
        }
        List<Item> items = new ArrayList<>();
        long total = 0;
        for (String part : parts) {
            Item item = item(part, parts.length > 1);
            items.add(item);
            total += item.weight;
        }
        if (total == 0) {
            throw new IllegalArgumentException("One of the weights in '" + named(text) + "' has to be above 0.");
        }
        return new StatusChoice(List.copyOf(items));
    }

    private static Item item(String text, boolean isOneOfSeveral) {
        Matcher item = ITEM.matcher(text);
        if (!item.matches()) {
            throw new IllegalArgumentException(
                    isOneOfSeveral || text.indexOf(':') >= 0
                            ? "The item '" + named(text) + "' is not accepted: a code is, or code:weight as in"
                                    + " 200:3,500:1, with up to six digits before and after the point."
                            : "The status code '" + named(text) + "' is not accepted: 102, 103 and 200 to 599 are.");
        }
        StatusCode status = StatusCode.of(Integer.parseInt(item.group(1)));
        Interim.check(status);
        String weight = item.group(2) == null ? "1" : item.group(2);
        return new Item(status, new BigDecimal(weight).movePointRight(6).longValueExact());
    }

    /** One of the codes, by their weights; of a single code no random number is drawn. */
    StatusCode draw(RandomGenerator random) {
        if (items.size() == 1) {
            return items.get(0).status;
        }
        long left = random.nextLong(items.stream().mapToLong(Item::weight).sum());
        for (Item item : items) {
            left -= item.weight;
            if (left < 0) {
                return item.status;
            }
        }
        throw new IllegalStateException("the weights are above their sum");
    }

    /** At most 64 characters of it; the problem escapes them. */
    private static String named(String text) {
        if (text.length() <= MAX_NAMED) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_NAMED - 2)) ? MAX_NAMED - 2 : MAX_NAMED - 1;
        return text.substring(0, end) + "…";
    }
}
