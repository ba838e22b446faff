package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.httpstatusproblem.StatusCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A language of the pages: its tag and its texts, which are in the file {@code page_<tag>.properties}. */
final class Language {
    /** In the order of the links. */
    static final List<Language> ALL =
            List.of(new Language(Locale.ENGLISH), new Language(Locale.FRENCH), new Language(Locale.JAPANESE));

    private final Locale locale;
    private final Properties texts;

    private Language(Locale locale) {
        this.locale = locale;
        this.texts = load("page_" + locale.toLanguageTag() + ".properties");
    }

    /** One of {@link #ALL}. */
    static Language of(Locale locale) {
        return ALL.stream()
                .filter(language -> language.locale.equals(locale))
                .findFirst()
                .orElseThrow();
    }

    String tag() {
        return locale.toLanguageTag();
    }

    /** What the language calls itself. */
    String nativeName() {
        return text("language");
    }

    String description(StatusCode status) {
        return status.description(locale);
    }

    String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text '" + key + "' in " + tag());
        }
        return text;
    }

    private static Properties load(String file) {
        Properties texts = new Properties();
        try (InputStreamReader in = new InputStreamReader(Resource.open(file), UTF_8)) {
            texts.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
