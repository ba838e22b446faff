package io.github.httpstatusproblem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Accept-Language chooses (RFC 4647, 3.4), sentence by sentence. */
record AcceptLanguageModel(List<String> offered) {
    private static final Pattern RANGE =
            Pattern.compile("(\\*|[A-Za-z]{1,8}+(?:-[A-Za-z0-9]{1,8}+)*+)(.*+)", Pattern.DOTALL);

    private record Range(String tag, int weight) {
        /** Its own tag and what is left when it is cut back at hyphens, longest first. */
        List<String> lookup() {
            List<String> tags = new ArrayList<>();
            for (String rest = tag; !rest.isEmpty(); rest = rest.substring(0, Math.max(rest.lastIndexOf('-'), 0))) {
                tags.add(rest);
            }
            return tags;
        }

        boolean covers(String offer) {
            return tag.equals("*") || (offer + "-").startsWith(tag + "-");
        }
    }

    private static List<Range> ranges(List<String> lines) {
        List<Range> ranges = new ArrayList<>();
        for (String element : ListModel.elements(lines)) {
            Matcher range = RANGE.matcher(element);
            List<ListModel.Parameter> parameters = range.matches() ? ListModel.parameters(range.group(2)) : null;
            if (parameters != null && parameters.stream().allMatch(ListModel.Parameter::isWeight)) {
                int weight = ListModel.weight(parameters);
                if (weight >= 0) {
                    ranges.add(new Range(AcceptModel.lower(range.group(1)), weight));
                }
            }
        }
        return ranges;
    }

    private static boolean isRefused(String offer, List<Range> ranges) {
        Optional<Range> deciding = ranges.stream()
                .filter(range -> range.covers(AcceptModel.lower(offer)))
                .max(Comparator.<Range, Integer>comparing(range -> range.tag.equals("*") ? 0 : range.tag.length())
                        .thenComparing(Range::weight));
        return deciding.isPresent() && deciding.get().weight == 0;
    }

    int choose(List<String> lines) {
        List<Range> ranges = ranges(lines);
        List<Integer> allowed = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            if (!isRefused(offered.get(i), ranges)) {
                allowed.add(i);
            }
        }
        List<Range> sorted = ranges.stream()
                .filter(range -> range.weight > 0)
                .sorted(Comparator.comparing(Range::weight).reversed())
                .toList();
        for (Range range : sorted) {
            for (String tag : range.lookup()) {
                for (int i : allowed) {
                    if (AcceptModel.lower(offered.get(i)).equals(tag)) {
                        return i;
                    }
                }
            }
        }
        return allowed.isEmpty() ? 0 : allowed.get(0);
    }
}
