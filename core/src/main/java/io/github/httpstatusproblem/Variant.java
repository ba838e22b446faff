package io.github.httpstatusproblem;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One representation in one language, and everything about its answers that no request changes. The answers to plain
 * problems are made on first use and shared. Thread-safe.
 */
final class Variant {
    /** What every answer has: a cache must not keep it, and a browser must not guess its type. */
    private static final List<HeaderField> ALWAYS = List.of(
            new HeaderField(FieldName.CACHE_CONTROL, "no-store"),
            new HeaderField(FieldName.X_CONTENT_TYPE_OPTIONS, "nosniff"));

    /** The answer when nothing else can be rendered. */
    static final Variant FALLBACK = new Variant(new Phrase(), Locale.ENGLISH, null, List.of());

    private final Representation representation;
    private final String contentType;
    private final Locale language;
    private final @Nullable String typeBase;
    private final List<HeaderField> fields;
    private final List<String> varies;
    private final List<HeaderField> plainFields;
    private final List<String> plainRemovals;
    /** By status; the answers to HEAD are behind the others. */
    private final AtomicReferenceArray<@Nullable ProblemResponse> plain = new AtomicReferenceArray<>(400);

    /**
     * Fixes what no request changes.
     *
     * @param typeBase what an error key makes a type of (RFC 9457, 3.1.1); null for none
     * @param varies the request fields by which the variant is chosen
     */
    Variant(Representation representation, Locale language, @Nullable String typeBase, List<String> varies) {
        this.representation = representation;
        this.contentType = representation.mediaType();
        this.language = language;
        this.typeBase = typeBase;
        this.varies = varies;
        List<HeaderField> own = new ArrayList<>(representation.fields());
        for (HeaderField field : ALWAYS) {
            if (!AnswerFields.hasField(own, field.name())) {
                own.add(field);
            }
        }
        if (representation.isLocalized()) {
            own.add(new HeaderField(FieldName.CONTENT_LANGUAGE, language.toLanguageTag()));
        }
        fields = List.copyOf(own);
        if (!varies.isEmpty()) {
            own.add(new HeaderField(FieldName.VARY, String.join(", ", varies)));
        }
        plainFields = List.copyOf(own);
        plainRemovals = AnswerFields.removals(fields, List.of());
    }

    /** The same choice of the client, answered with another representation. */
    Variant as(Representation other) {
        return new Variant(other, language, typeBase, varies);
    }

    /** The fields of every answer, without Vary. */
    List<HeaderField> fields() {
        return fields;
    }

    /** The fields of an answer to which neither its problem nor its exchange adds anything. */
    List<HeaderField> plainFields() {
        return plainFields;
    }

    /** The names that Vary has to hold (RFC 9110, 12.5.5). */
    List<String> varies() {
        return varies;
    }

    /** The answer to a plain problem where the exchange asks for nothing of its own. */
    ProblemResponse plain(Problem problem, boolean head) {
        int index = problem.status().value() - 400 + (head ? 200 : 0);
        ProblemResponse response = plain.get(index);
        if (response == null) {
            response = answer(problem.status().value(), problem, plainFields, List.of(), head);
            plain.set(index, response);
        }
        return response;
    }

    @SuppressWarnings("ReferenceEquality") // The same fields made anew may replace ones that are on the response.
    private List<String> removals(List<HeaderField> answerFields, Collection<String> inherited) {
        return inherited.isEmpty() && answerFields == plainFields
                ? plainRemovals
                : AnswerFields.removals(answerFields, inherited);
    }

    /**
     * Any answer; throws what the representation throws.
     *
     * @param inherited what is around the application
     */
    ProblemResponse answer(
            int status, Problem problem, List<HeaderField> answerFields, Collection<String> inherited, boolean head) {
        String content = representation.content(typed(problem), status, language);
        return new ProblemResponse(
                status,
                removals(answerFields, inherited),
                contentType,
                answerFields,
                fields,
                Objects.requireNonNull(content, "content").getBytes(StandardCharsets.UTF_8),
                !FieldName.contains(inherited, FieldName.CONTENT_ENCODING),
                head);
    }

    private Problem typed(Problem problem) {
        return typeBase == null || problem.type() != null
                ? problem
                : problem.withType(URI.create(typeBase + FieldValue.percentEncoded(problem.error())));
    }

    @Override
    public String toString() {
        return contentType;
    }

    /** A status and its phrase cannot fail, whatever a problem holds. */
    private static final class Phrase implements Representation {
        @Override
        public String mediaType() {
            return "text/plain;charset=utf-8";
        }

        @Override
        public String content(Problem problem, int status, Locale language) {
            return problem.status().reasonPhrase();
        }
    }
}
