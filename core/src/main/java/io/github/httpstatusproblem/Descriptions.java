package io.github.httpstatusproblem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The descriptions and labels in other languages than English, each a UTF-8 file read on first use. Not a
 * ResourceBundle: its fallback to the JVM's default locale would let a server's settings decide what a client reads.
 */
final class Descriptions {
    /** English, which is in the rows and in {@link Label}, and the languages that have a file. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.JAPANESE);

    private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

    private Descriptions() {}

    static String of(StatusCode status, Locale locale) {
        String key = status.isRegistered() ? Integer.toString(status.value()) : status.value() / 100 + "xx";
        return text(key, locale, status.description());
    }

    /** A text in the language of the locale, or the English one. */
    static String text(String key, Locale locale, String english) {
        String language = locale.getLanguage();
        for (int i = 1; i < LANGUAGES.size(); i++) {
            if (LANGUAGES.get(i).getLanguage().equals(language)) {
                return READ.computeIfAbsent(language, Descriptions::read).getProperty(key, english);
            }
        }
        return english;
    }

    private static Properties read(String language) {
        Properties texts = new Properties();
        try (InputStream in = Descriptions.class.getResourceAsStream("descriptions_" + language + ".properties")) {
            if (in != null) {
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                texts.load(reader);
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
