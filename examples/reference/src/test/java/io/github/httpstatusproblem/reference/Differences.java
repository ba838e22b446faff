package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file {@code documents/differences.txt}: sections, and in each the places that differ, with a reason and with
 * lines as in a patch. Every place must be found in its document exactly once.
 */
final class Differences {
    private record Place(String why, List<String> theirs, List<String> ours) {}

    private final Map<String, List<Place>> sections = new LinkedHashMap<>();

    static Differences read() {
        Differences differences = new Differences();
        List<Place> section = new ArrayList<>();
        Place place = new Place("", List.of(), List.of());
        for (String line : resource("differences.txt").lines().toList()) {
            if (line.startsWith("== ")) {
                section = new ArrayList<>();
                differences.sections.put(line.substring(3), section);
            } else if (line.startsWith("why: ")) {
                place = new Place(line.substring(5), new ArrayList<>(), new ArrayList<>());
                section.add(place);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                add(line.charAt(0), line.substring(1), place);
            }
        }
        return differences;
    }

    private static void add(char mark, String text, Place place) {
        if (mark != '+') {
            place.theirs.add(text);
        }
        if (mark != '-') {
            place.ours.add(text);
        }
    }

    Set<String> sections() {
        return sections.keySet();
    }

    List<String> reasons() {
        return sections.values().stream()
                .flatMap(Collection::stream)
                .map(Place::why)
                .toList();
    }

    List<String> applyTo(String section, List<String> document) {
        List<String> result = new ArrayList<>(document);
        for (Place place : sections.getOrDefault(section, List.of())) {
            int found = indexOf(result, place.theirs, 0);
            if (found < 0 || indexOf(result, place.theirs, found + 1) >= 0) {
                throw new IllegalStateException("not exactly once in " + section + ": " + place.theirs);
            }
            List<String> there = result.subList(found, found + place.theirs.size());
            there.clear();
            there.addAll(place.ours);
        }
        return result;
    }

    private static int indexOf(List<String> lines, List<String> part, int from) {
        for (int i = from; i + part.size() <= lines.size(); i++) {
            if (lines.subList(i, i + part.size()).equals(part)) {
                return i;
            }
        }
        return -1;
    }

    static String resource(String name) {
        try (InputStream file = Differences.class.getResourceAsStream("/documents/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
