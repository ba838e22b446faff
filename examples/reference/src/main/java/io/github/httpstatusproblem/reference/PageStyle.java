package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.httpstatusproblem.HeaderField;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The one style element of the pages, and the fields that allow it and nothing else. */
final class PageStyle {
    static final String CSS = Resource.text("page.css");
    static final List<HeaderField> FIELDS = List.of(
            new HeaderField(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'sha256-" + sha256(CSS)
                            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            new HeaderField("Referrer-Policy", "no-referrer"));

    private PageStyle() {}

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        }
    }
}
