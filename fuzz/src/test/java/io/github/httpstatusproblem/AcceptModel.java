package io.github.httpstatusproblem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What Accept chooses (RFC 9110, 12.5.1), sentence by sentence. */
record AcceptModel(List<String> offered, int defaultType) {
    private static final Pattern RANGE =
            Pattern.compile("(" + ListModel.TOKEN + ")/(" + ListModel.TOKEN + ")(.*+)|\\*([^/].*+)?+", Pattern.DOTALL);

    /** A range; a wildcard is a star. */
    record Range(String type, String subtype, List<ListModel.Parameter> parameters, int weight) {
        int specificity() {
            int kind = type.equals("*") ? 1 : subtype.equals("*") ? 2 : 3;
            return kind * 8 + Math.min(7, parameters.size());
        }

        boolean matches(String mediaType) {
            String[] parts = mediaType.split(";", 2);
            String[] names = parts[0].split("/", 2);
            List<ListModel.Parameter> own = parts.length == 1 ? List.of() : ListModel.parameters(";" + parts[1]);
            return (type.equals("*") || lower(type).equals(lower(names[0])))
                    && (subtype.equals("*") || lower(subtype).equals(lower(names[1])))
                    && parameters.stream().allMatch(parameter -> isOffered(parameter, own));
        }

        private static boolean isOffered(ListModel.Parameter wanted, List<ListModel.Parameter> own) {
            return lower(wanted.name()).equals("charset")
                    ? lower(wanted.value()).equals("utf-8")
                    : own.stream()
                            .anyMatch(parameter -> lower(parameter.name()).equals(lower(wanted.name()))
                                    && parameter.value().equals(wanted.value()));
        }
    }

    /** Letters of ASCII; no other letter has a second case here. */
    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 128) {
                lower.setCharAt(
                        i, text.substring(i, i + 1).toLowerCase(Locale.ROOT).charAt(0));
            }
        }
        return lower.toString();
    }

    static List<Range> ranges(List<String> lines) {
        List<Range> ranges = new ArrayList<>();
        for (String element : ListModel.elements(lines)) {
            Matcher range = RANGE.matcher(element);
            if (!range.matches()) {
                continue;
            }
            boolean star = range.group(1) == null;
            String type = star ? "*" : range.group(1);
            String subtype = star ? "*" : range.group(2);
            String rest = star ? range.group(4) : range.group(3);
            List<ListModel.Parameter> parameters = ListModel.parameters(rest == null ? "" : rest);
            if (parameters == null || (type.equals("*") && !subtype.equals("*"))) {
                continue;
            }
            int weight = ListModel.weight(parameters);
            if (weight >= 0) {
                ranges.add(new Range(
                        type,
                        subtype,
                        parameters.stream()
                                .filter(parameter -> !parameter.isWeight())
                                .toList(),
                        weight));
            }
        }
        return ranges;
    }

    private static Optional<Range> deciding(String mediaType, List<Range> ranges) {
        return ranges.stream()
                .filter(range -> range.matches(mediaType))
                .max(Comparator.comparing(Range::specificity).thenComparing(Range::weight));
    }

    /** In thousandths; -1 where no range matches. */
    int weight(int type, List<Range> ranges) {
        return deciding(offered.get(type), ranges).map(Range::weight).orElse(-1);
    }

    int choose(List<Range> ranges) {
        if (ranges.isEmpty()) {
            return 0;
        }
        List<Integer> weights = offered.stream()
                .map(type -> deciding(type, ranges).map(Range::weight).orElse(-1))
                .toList();
        Optional<Integer> best = IntStream.range(0, offered.size())
                .boxed()
                .filter(i -> weights.get(i) > 0)
                .max(Comparator.<Integer, Integer>comparing(weights::get)
                        .thenComparing(i ->
                                deciding(offered.get(i), ranges).orElseThrow().specificity())
                        .thenComparing(Comparator.reverseOrder()));
        if (best.isPresent()) {
            return best.get();
        }
        int notRefused = IntStream.range(0, offered.size())
                .filter(i -> weights.get(i) != 0)
                .findFirst()
                .orElse(defaultType);
        return weights.get(defaultType) != 0 ? defaultType : notRefused;
    }
}
