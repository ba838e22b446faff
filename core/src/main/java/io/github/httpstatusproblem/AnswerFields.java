package io.github.httpstatusproblem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which fields leave with an answer, and which have to go first. Content-Type and Content-Length are not among them. */
final class AnswerFields {
    private static final HeaderField CONNECTION_UPGRADE = new HeaderField(FieldName.CONNECTION, "upgrade");

    /** What every answer has: a cache must not keep it, and a browser must not guess its type. */
    static final List<HeaderField> PLAIN = List.of(
            new HeaderField(FieldName.CACHE_CONTROL, "no-store"),
            new HeaderField(FieldName.X_CONTENT_TYPE_OPTIONS, "nosniff"));

    static final List<String> PLAIN_REMOVALS = removed(PLAIN, List.of());

    private AnswerFields() {}

    static List<HeaderField> of(
            Problem problem, Exchange exchange, @Nullable HeaderField defaultChallenge, ProblemLog log) {
        if (problem.fields().isEmpty() && owesNothing(problem, exchange)) {
            return PLAIN;
        }
        List<HeaderField> fields = new ArrayList<>();
        boolean upgradable = exchange.protocol().startsWith("HTTP/1.");
        for (HeaderField field : problem.fields()) {
            if (!field.hasName(FieldName.UPGRADE)) {
                fields.add(field);
            } else if (upgradable) {
                fields.add(field);
                if (!fields.contains(CONNECTION_UPGRADE)) {
                    fields.add(CONNECTION_UPGRADE);
                }
            }
        }
        for (String required : problem.status().requiredFields()) {
            if (hasField(fields, required) || isOnResponse(required, exchange)) {
                continue;
            }
            if (defaultChallenge != null && defaultChallenge.hasName(required)) {
                fields.add(defaultChallenge);
            } else if (upgradable || !FieldName.contains(FieldName.HTTP_1_ONLY, required)) {
                log.owes(problem.status(), required);
            }
        }
        for (HeaderField field : PLAIN) {
            if (!hasField(fields, field.name())) {
                fields.add(field);
            }
        }
        return List.copyOf(fields);
    }

    /** Whether every field that the status must have is on the response already. */
    static boolean owesNothing(Problem problem, Exchange exchange) {
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
        return fields.equals(PLAIN) && inherited.isEmpty() ? PLAIN_REMOVALS : removed(fields, inherited);
    }

    private static List<String> removed(List<HeaderField> fields, Collection<String> inherited) {
        List<String> names = new ArrayList<>();
        for (String stale : FieldName.STALE) {
            if (!FieldName.contains(inherited, stale)) {
                names.add(stale);
            }
        }
        for (HeaderField field : fields) {
            boolean shared = field.hasName(FieldName.SET_COOKIE) || field.hasName(FieldName.VARY);
            if (!shared && !FieldName.contains(names, field.name())) {
                names.add(field.name());
            }
        }
        return List.copyOf(names);
    }

    private static boolean isOnResponse(String name, Exchange exchange) {
        return !exchange.responseFields(name).isEmpty();
    }

    private static boolean hasField(List<HeaderField> fields, String name) {
        for (HeaderField field : fields) {
            if (field.hasName(name)) {
                return true;
            }
        }
        return false;
    }
}
