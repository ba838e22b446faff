package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HeaderField;
import java.util.Base64;
import java.util.List;

/** The one style element of the pages, and the fields that allow it and nothing else. */
final class PageStyle {
    static final String CSS = Resource.text("page.css");
    static final List<HeaderField> FIELDS = List.of(
            new HeaderField(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'sha256-"
                            + Base64.getEncoder().encodeToString(Sha256.of(CSS))
                            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            new HeaderField("Referrer-Policy", "no-referrer"));

    private PageStyle() {}
}
