package io.github.httpstatusproblem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which fields leave with an answer, and which have to go first. Content-Type and Content-Length are not among them. */
final class AnswerFields {
    private static final String ANY = "*";
    private static final HeaderField CONNECTION_UPGRADE = new HeaderField(FieldName.CONNECTION, "upgrade");

    private AnswerFields() {}

    static List<HeaderField> of(
            Problem problem,
            Exchange exchange,
            Variant variant,
            @Nullable HeaderField defaultChallenge,
            ProblemLog log) {
        if (problem.fields().isEmpty() && arePlain(problem, exchange)) {
            return variant.plainFields();
        }
        List<HeaderField> fields = new ArrayList<>();
        boolean upgradable = exchange.protocol().startsWith("HTTP/1.");
        for (HeaderField field : problem.fields()) {
            boolean isUpgrade = field.hasName(FieldName.UPGRADE);
            if (!field.hasName(FieldName.VARY) && (upgradable || !isUpgrade)) {
                fields.add(field);
            }
            if (isUpgrade && upgradable && !fields.contains(CONNECTION_UPGRADE)) {
                fields.add(CONNECTION_UPGRADE);
            }
        }
        for (String required : problem.status().requiredFields()) {
            if (hasField(fields, required) || isOnResponse(required, exchange)) {
                continue;
            }
            String allowed = required.equals(FieldName.ALLOW) ? allowed(exchange) : "";
            if (defaultChallenge != null && defaultChallenge.hasName(required)) {
                fields.add(defaultChallenge);
            } else if (!allowed.isEmpty()) {
                fields.add(new HeaderField(FieldName.ALLOW, allowed));
            } else if (upgradable || !FieldName.contains(FieldName.HTTP_1_ONLY, required)) {
                log.owes(problem.status(), required);
            }
        }
        fields.addAll(others(variant, problem));
        HeaderField vary = vary(problem, exchange, variant);
        if (vary != null) {
            fields.add(vary);
        }
        return List.copyOf(fields);
    }

    private static String allowed(Exchange exchange) {
        return exchange.allowedMethods().stream().filter(HeaderField::isToken).collect(Collectors.joining(", "));
    }

    /** The fields of the variant that the problem does not replace. */
    private static List<HeaderField> others(Variant variant, Problem problem) {
        return variant.fields().stream()
                .filter(field -> !hasField(problem.fields(), field.name()))
                .toList();
    }

    /** Where the exchange cannot be read: what is known without it. */
    static List<HeaderField> ofFallback(Problem problem, Variant fallback) {
        List<HeaderField> fields = new ArrayList<>(problem.fields());
        fields.removeIf(field -> field.hasName(FieldName.UPGRADE));
        fields.addAll(others(fallback, problem));
        return List.copyOf(fields);
    }

    /**
     * One line of what is on the response, what the problem adds and what the choice depends on (RFC 9110, 12.5.5); null
     * if all of that is on the response. {@code *} stands alone, and in place of what would not fit.
     */
    private static @Nullable HeaderField vary(Problem problem, Exchange exchange, Variant variant) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String line : exchange.responseFields(FieldName.VARY)) {
            FieldValue.addNames(names, line);
        }
        int before = names.containsKey(ANY) ? Integer.MAX_VALUE : names.size();
        for (HeaderField field : problem.fields()) {
            if (field.hasName(FieldName.VARY)) {
                FieldValue.addNames(names, field.value());
            }
        }
        for (String name : variant.varies()) {
            FieldValue.addNames(names, name);
        }
        if (names.size() <= before) {
            return null;
        }
        String merged = String.join(", ", names.values());
        boolean isAny = names.containsKey(ANY) || merged.length() > HeaderField.MAX_VALUE_LENGTH;
        return new HeaderField(FieldName.VARY, isAny ? ANY : merged);
    }

    /** Whether the exchange changes nothing in what a plain problem is answered with. */
    static boolean arePlain(Problem problem, Exchange exchange) {
        return owesNothing(problem, exchange) && !isOnResponse(FieldName.VARY, exchange);
    }

    /** Whether every field that the status must have is on the response already. */
    private static boolean owesNothing(Problem problem, Exchange exchange) {
        List<String> required = problem.status().requiredFields();
        for (int i = 0; i < required.size(); i++) {
            if (!isOnResponse(required.get(i), exchange)) {
                return false;
            }
        }
        return true;
    }

    /** What described another content, unless it belongs to what is around the application, and what is set anew. */
    static List<String> removals(List<HeaderField> fields, Collection<String> inherited) {
        List<String> names = new ArrayList<>();
        for (String stale : FieldName.STALE) {
            if (!FieldName.contains(inherited, stale)) {
                names.add(stale);
            }
        }
        for (HeaderField field : fields) {
            if (!field.hasName(FieldName.SET_COOKIE) && !FieldName.contains(names, field.name())) {
                names.add(field.name());
            }
        }
        return List.copyOf(names);
    }

    private static boolean isOnResponse(String name, Exchange exchange) {
        return !exchange.responseFields(name).isEmpty();
    }

    static boolean hasField(List<HeaderField> fields, String name) {
        for (HeaderField field : fields) {
            if (field.hasName(name)) {
                return true;
            }
        }
        return false;
    }
}
