package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionsTest {
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(locale);
    }

    /** One code of every row and one without a row of every class. */
    static Stream<StatusCode> codes() {
        List<StatusCode> codes = new ArrayList<>();
        RegistryFile.rows().forEach(row -> codes.add(StatusCode.of(row.code())));
        Stream.of(199, 299, 399, 499, 599).map(StatusCode::of).forEach(codes::add);
        return codes.stream();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeIsDescribedInThreeLanguages(StatusCode status) {
        String english = status.description();
        String french = status.description(Locale.FRENCH);
        String japanese = status.description(Locale.JAPANESE);
        assertThat(english).matches("\\p{ASCII}+\\.");
        assertThat(french).endsWith(".").isNotEqualTo(english);
        assertThat(japanese).endsWith("。").containsPattern("\\p{IsHiragana}");
        assertThat(status.description(Locale.ENGLISH)).isEqualTo(english);
    }

    @Test
    void noTwoRegisteredCodesAreDescribedAlike() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH, Locale.JAPANESE)) {
            assertThat(codes().map(code -> code.description(language))).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ja"})
    void languageFileHasALineForEveryCodeAndLabelAndNoOther(String language) throws Exception {
        Properties texts = new Properties();
        try (InputStream in = StatusCode.class.getResourceAsStream("descriptions_" + language + ".properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        Set<String> expected = new TreeSet<>(Set.of("1xx", "2xx", "3xx", "4xx", "5xx"));
        RegistryFile.rows().forEach(row -> expected.add(row.column("code")));
        for (Label label : Label.values()) {
            expected.add("label." + label.name().toLowerCase(Locale.ROOT));
        }
        assertThat(new TreeSet<>(texts.stringPropertyNames())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "en-GB", "zh-Hant-CN", "tlh", "x-fr", "und-FR"})
    void localeWithoutAFileIsEnglish(String tag) {
        assertThat(StatusCode.NOT_FOUND.description(Locale.forLanguageTag(tag)))
                .isEqualTo(StatusCode.NOT_FOUND.description());
    }

    @Test
    void rootIsEnglish() {
        assertThat(StatusCode.NOT_FOUND.description(Locale.ROOT)).isEqualTo(StatusCode.NOT_FOUND.description());
    }

    @Test
    void whatStandsBehindTheLanguageDoesNotMatter() {
        assertThat(StatusCode.GONE.description(Locale.forLanguageTag("fr-CA")))
                .isEqualTo(StatusCode.GONE.description(Locale.FRENCH));
        assertThat(StatusCode.GONE.description(Locale.forLanguageTag("ja-JP-u-ca-japanese")))
                .isEqualTo(StatusCode.GONE.description(Locale.JAPANESE));
        assertThat(StatusCode.GONE.description(new Locale("FR"))).isEqualTo(StatusCode.GONE.description(Locale.FRENCH));
    }

    @Test
    void localeOfTheServerDoesNotMatter() {
        for (String server : List.of("ja-JP", "fr-FR", "tr-TR")) {
            Locale.setDefault(Locale.forLanguageTag(server));
            assertThat(StatusCode.NOT_FOUND.description(Locale.GERMAN)).isEqualTo(StatusCode.NOT_FOUND.description());
            assertThat(StatusCode.NOT_FOUND.description(Locale.ENGLISH)).isEqualTo(StatusCode.NOT_FOUND.description());
            assertThat(StatusCode.NOT_FOUND.description(Locale.FRENCH)).contains("URI");
        }
    }

    @Test
    void keysAreTheSameOnATurkishServer() {
        List<String> expected =
                RegistryFile.rows().stream().map(row -> row.column("error_key")).toList();
        assertThat(ChildJvm.run(PrintKeys.class, "-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=UTF-8"))
                .startsWith("tr_TR")
                .contains("tıtle")
                .containsAll(expected)
                .hasSize(expected.size() + 2);
    }

    static final class PrintKeys {
        private PrintKeys() {}

        public static void main(String[] args) {
            System.setOut(new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8));
            System.out.println(Locale.getDefault());
            System.out.println("TITLE".toLowerCase(Locale.getDefault()));
            for (int code = 100; code < 600; code++) {
                if (StatusCode.of(code).isRegistered()) {
                    System.out.println(StatusCode.of(code).key());
                }
            }
        }
    }
}
