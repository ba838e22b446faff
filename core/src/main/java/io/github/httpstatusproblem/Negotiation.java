package io.github.httpstatusproblem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which variant a client gets (RFC 9110, 12.1): its representation by Accept, its language by Accept-Language. There is
 * always one; nothing is refused with a 406, and a field that cannot be read counts as absent. Immutable and thread-safe.
 */
final class Negotiation {
    private final AcceptField accept;
    private final AcceptLanguageField acceptLanguage;
    /** By representation, then by language; one language for a representation that is not localized. */
    private final Variant[][] variants;

    /**
     * Fixes what is offered.
     *
     * @param representations in the server's order; at least one
     * @param defaultRepresentation the one of them that is sent if none is acceptable
     * @param languages the default first; at least one
     * @param typeBase for the problems that have no type; null for none
     */
    Negotiation(
            List<Representation> representations,
            Representation defaultRepresentation,
            List<Locale> languages,
            @Nullable String typeBase) {
        accept = new AcceptField(
                representations.stream()
                        .map(representation -> MediaType.parse(representation.mediaType()))
                        .toList(),
                representations.indexOf(defaultRepresentation));
        acceptLanguage = new AcceptLanguageField(
                languages.stream().map(Locale::toLanguageTag).toList());
        variants = representations.stream()
                .map(representation -> variants(representation, representations.size() > 1, languages, typeBase))
                .toArray(Variant[][]::new);
    }

    private static Variant[] variants(
            Representation representation, boolean isChoice, List<Locale> languages, @Nullable String typeBase) {
        List<Locale> written = representation.isLocalized() ? languages : languages.subList(0, 1);
        List<String> varies = new ArrayList<>();
        if (isChoice) {
            varies.add(FieldName.ACCEPT);
        }
        if (written.size() > 1) {
            varies.add(FieldName.ACCEPT_LANGUAGE);
        }
        return written.stream()
                .map(language -> new Variant(representation, language, typeBase, List.copyOf(varies)))
                .toArray(Variant[]::new);
    }

    Variant choose(Exchange exchange) {
        Variant[] languages = variants[0];
        try {
            if (variants.length > 1) {
                languages = variants[accept.choose(exchange.requestFields(FieldName.ACCEPT))];
            }
            return languages.length > 1
                    ? languages[acceptLanguage.choose(exchange.requestFields(FieldName.ACCEPT_LANGUAGE))]
                    : languages[0];
        } catch (Throwable unreadable) {
            return languages[0];
        }
    }
}
