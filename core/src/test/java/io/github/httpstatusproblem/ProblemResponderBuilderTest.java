package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** What can be configured: it has its effect, or is refused where it is set. */
class ProblemResponderBuilderTest {
    private static final Representation CSV = new Csv("text/csv;charset=utf-8");

    @RegisterExtension
    final LogLines log = new LogLines();

    private final ProblemResponderBuilder builder = ProblemResponder.builder();

    /** An application's own representation. */
    private static class Csv implements Representation {
        private final String mediaType;

        Csv(String mediaType) {
            this.mediaType = mediaType;
        }

        @Override
        public String mediaType() {
            return mediaType;
        }

        @Override
        public String content(Problem problem, int status, Locale language) {
            return status + "," + problem.error() + "\r\n";
        }
    }

    /** What an extension point should not do. */
    static Stream<Supplier<?>> failures() {
        return Stream.of(
                () -> {
                    throw new IllegalStateException("x");
                },
                () -> {
                    throw new StackOverflowError("x");
                },
                () -> null);
    }

    private static class Failing extends Csv {
        private final Supplier<?> failure;

        Failing(Supplier<?> failure) {
            super("text/csv");
            this.failure = failure;
        }

        @Override
        public String content(Problem problem, int status, Locale language) {
            return (String) failure.get();
        }
    }

    private static ProblemResponse answer(ProblemResponder responder, String accept) {
        return responder.respond(Problem.of(404), RecordedExchange.get().asking("Accept", accept));
    }

    @Test
    void firstRepresentationGoesToWhomSaysNothing() {
        ProblemResponder responder = builder.representations(Representation.HTML, Representation.JSON)
                .build();
        assertThat(responder.respond(Problem.of(404), RecordedExchange.get()).contentType())
                .isEqualTo("text/html;charset=utf-8");
        assertThat(answer(responder, "*/*").contentType()).isEqualTo("text/html;charset=utf-8");
        assertThat(answer(responder, "image/png").contentType()).isEqualTo("text/html;charset=utf-8");
        assertThat(answer(responder, "text/plain, application/json;q=0.1").contentType())
                .isEqualTo("application/json");
    }

    @Test
    void preferredRepresentationComesBeforeTheUsualOnes() {
        ProblemResponder text = builder.preferring(Representation.TEXT).build();
        ProblemResponder xml = builder.preferring(Representation.PROBLEM_XML).build();

        assertThat(answer(text, "*/*").contentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer(text, "image/png").contentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer(text, "application/*").contentType()).isEqualTo("application/json");
        assertThat(answer(text, "application/problem+xml, text/html;q=0.1").contentType())
                .isEqualTo("text/html;charset=utf-8");
        assertThat(answer(xml, "*/*").contentType()).isEqualTo("application/problem+xml");
        assertThat(answer(xml, "text/html").contentType()).isEqualTo("text/html;charset=utf-8");
    }

    @Test
    void defaultRepresentationIsSentWhereNothingIsAcceptable() {
        ProblemResponder responder =
                builder.defaultRepresentation(Representation.TEXT).build();
        assertThat(answer(responder, "image/png").contentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer(responder, "text/plain;q=0").contentType()).isEqualTo("application/json");
        assertThat(answer(responder, "*/*").contentType()).isEqualTo("application/json");
    }

    @Test
    void defaultRepresentationHasToBeOffered() {
        builder.defaultRepresentation(Representation.PROBLEM_XML);
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("the default representation application/problem+xml is not among the representations");
        assertThat(builder.representations(Representation.JSON, Representation.PROBLEM_XML)
                        .build())
                .isNotNull();
    }

    @Test
    void xmlIsNotOfferedUnlessItIsConfigured() {
        assertThat(answer(builder.build(), "application/problem+xml").contentType())
                .isEqualTo("application/json");
    }

    @Test
    void ownRepresentationIsNegotiatedLikeTheOthers() {
        ProblemResponder responder =
                builder.representations(Representation.JSON, CSV).build();
        ProblemResponse response = answer(responder, "text/*");
        assertThat(response.contentType()).isEqualTo("text/csv;charset=utf-8");
        assertThat(response.body()).isEqualTo("404,not_found\r\n");
        assertThat(response.fields()).contains(new HeaderField("Vary", "Accept"));
    }

    @Test
    void oneRepresentationDoesNotVary() {
        ProblemResponder responder =
                builder.representations(Representation.JSON).build();
        assertThat(answer(responder, "text/html").contentType()).isEqualTo("application/json");
        assertThat(answer(responder, "text/html").fields())
                .extracting(HeaderField::name)
                .doesNotContain("Vary");
    }

    @Test
    void onePageInOneLanguageHasItsLanguageAndDoesNotVary() {
        ProblemResponder responder = builder.representations(Representation.HTML)
                .languages(Locale.FRENCH)
                .build();
        ProblemResponse response =
                responder.respond(Problem.of(404), RecordedExchange.get().asking("Accept-Language", "ja"));
        assertThat(response.body()).contains("<html lang=\"fr\">");
        assertThat(response.fields())
                .contains(new HeaderField("Content-Language", "fr"))
                .extracting(HeaderField::name)
                .doesNotContain("Vary");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failingRepresentationIsReplacedByJson(Supplier<?> failure) {
        ProblemResponder responder = builder.representations(Representation.TEXT, new Failing(failure))
                .build();
        for (Problem problem :
                List.of(Problem.of(409), Problem.of(409).withHeader("X-A", "1").with("sku", "A-17"))) {
            ProblemResponse response =
                    responder.respond(problem, RecordedExchange.get().asking("Accept", "text/csv"));
            assertThat(response.status()).isEqualTo(409);
            assertThat(response.contentType()).isEqualTo("application/json");
            assertThat(Content.text(response)).isEqualTo(new String(Content.json(problem), StandardCharsets.UTF_8));
            assertThat(response.fields()).containsAll(problem.fields()).contains(new HeaderField("Vary", "Accept"));
        }
        assertThat(log.warnings())
                .extracting(LogLines.Line::text)
                .containsOnly("the representation text/csv failed; application/json is sent")
                .hasSize(2);
    }

    @Test
    void pageThatFailsIsReplacedAndVaryStillNamesTheLanguage() {
        ProblemResponder responder = builder.representations(Representation.JSON, new Failing(() -> null) {
                    @Override
                    public boolean isLocalized() {
                        return true;
                    }
                })
                .build();
        ProblemResponse response =
                responder.respond(Problem.of(409), RecordedExchange.get().asking("Accept", "text/csv"));
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.fields()).contains(new HeaderField("Vary", "Accept, Accept-Language"));
    }

    @Test
    void everyLineOfARepresentationIsInEveryAnswer() {
        List<HeaderField> policies = List.of(
                new HeaderField("Content-Security-Policy", "default-src 'none'"),
                new HeaderField("Content-Security-Policy", "frame-ancestors 'none'"));
        ProblemResponder responder = builder.representations(new Csv("text/csv") {
                    @Override
                    public List<HeaderField> fields() {
                        return policies;
                    }
                })
                .build();
        for (Problem problem : List.of(
                Problem.of(404),
                Problem.of(404).withHeader("A", "b"),
                Problem.of(401),
                Problem.of(404).with("a", 1))) {
            assertThat(responder.respond(problem, RecordedExchange.get()).fields())
                    .filteredOn(field -> field.hasName("Content-Security-Policy"))
                    .isEqualTo(policies);
        }
        Problem own = Problem.of(404).withHeader("content-security-policy", "sandbox");
        assertThat(responder.respond(own, RecordedExchange.get()).fields()).doesNotContainAnyElementsOf(policies);
    }

    @Test
    void representationThatIsNotLocalizedGetsTheDefaultLanguage() {
        ProblemResponder responder = builder.representations(new Csv("text/csv") {
                    @Override
                    public String content(Problem problem, int status, Locale language) {
                        return language.toLanguageTag();
                    }
                })
                .languages(Locale.JAPANESE, Locale.FRENCH)
                .build();
        assertThat(responder
                        .respond(404, RecordedExchange.get().asking("Accept-Language", "fr"))
                        .body())
                .isEqualTo("ja");
    }

    @Test
    void mediaTypeWithMoreParametersThanAreCountedIsRefused() {
        String seven = "text/csv;a=1;b=1;c=1;d=1;e=1;f=1;g=1";
        assertThat(builder.representations(new Csv(seven))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.representations(new Csv(seven + ";h=1")))
                .withMessageContaining("at most 7 parameters");
    }

    @Test
    void surrogateOfAnOwnRepresentationIsNoInvalidUtf8() {
        Representation broken = new Representation() {
            @Override
            public String mediaType() {
                return "text/x-broken";
            }

            @Override
            public String content(Problem problem, int status, Locale language) {
                return "a\ud800b";
            }
        };
        assertThat(Content.text(answer(builder.representations(broken).build(), "*/*")))
                .isEqualTo("a?b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/",
                "/csv",
                "*/*",
                "text/*",
                "text/csv;",
                "text/csv;charset",
                "text/csv;charset=",
                "text/csv;charset=iso-8859-1",
                "text/csv;q=0.5",
                "text/csv, text/html",
                "text/csv x",
                "text /csv",
                "text/csv\r\nX-A: b",
                "tëxt/csv",
                "text/csv;a=\"b",
                "text/csv;a=é"
            })
    void illegalMediaTypeIsRefusedWhereItIsSet(String mediaType) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.representations(Representation.JSON, new Csv(mediaType)))
                .withMessageStartingWith("a representation has a media type such as text/html;charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/csv; charset=UTF-8", "text/csv;a=b;c=\"d e\"", "x-a/b+c.d"})
    void legalMediaTypeIsSentToTheLetter(String mediaType) {
        assertThat(answer(builder.representations(new Csv(mediaType)).build(), "*/*")
                        .contentType())
                .isEqualTo(mediaType);
    }

    @Test
    void noRepresentationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(builder::representations)
                .withMessage("at least one representation is needed");
        assertThatNullPointerException().isThrownBy(() -> builder.representations(Representation.JSON, null));
        assertThatNullPointerException().isThrownBy(() -> builder.defaultRepresentation(null));
    }

    @Test
    void twoRepresentationsOfOneMediaTypeAreRefused() {
        for (String same : List.of(
                "TEXT/csv;charset=\"utf-8\"", "text/CSV; Charset=utf-8", "text/csv;charset=UTF-8", "text/csv")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.representations(CSV, Representation.JSON, new Csv(same)))
                    .withMessage("two representations have the media type " + same);
        }
        assertThat(builder.representations(CSV, new Csv("text/csv;header=absent")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length, Content-Length is set by the server",
        "content-type, content-type is set by the server",
        "vary, Vary is set by the responder",
        "Content-Language, Content-Language is set by the responder"
    })
    void representationMayNotSetTheFieldsOfOthers(String name, String message) {
        Representation grasping = new Representation() {
            @Override
            public String mediaType() {
                return "text/csv";
            }

            @Override
            public List<HeaderField> fields() {
                return List.of(new HeaderField(name, "1"));
            }

            @Override
            public String content(Problem problem, int status, Locale language) {
                return "";
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.representations(grasping))
                .withMessageStartingWith(message);
    }

    @Test
    void firstLanguageIsTheDefault() {
        ProblemResponder responder =
                builder.languages(Locale.JAPANESE, Locale.ENGLISH).build();
        Exchange none = RecordedExchange.get().asking("Accept", "text/plain");
        Exchange french = RecordedExchange.get().asking("Accept", "text/plain").asking("Accept-Language", "fr");
        Exchange english =
                RecordedExchange.get().asking("Accept", "text/plain").asking("Accept-Language", "fr, en-GB;q=0.1");
        assertThat(responder.respond(404, none).fields()).contains(new HeaderField("Content-Language", "ja"));
        assertThat(responder.respond(404, french).fields()).contains(new HeaderField("Content-Language", "ja"));
        assertThat(responder.respond(404, english).fields()).contains(new HeaderField("Content-Language", "en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr-CA", "und", "en-Latn", "ja-JP-u-ca-japanese"})
    void languageWithoutTextsIsRefused(String tag) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.languages(Locale.ENGLISH, Locale.forLanguageTag(tag)))
                .withMessage("the languages are en, fr, ja, not " + tag);
    }

    @Test
    void noLanguageOrOneTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(builder::languages)
                .withMessage("one or more of the languages en, fr, ja, each once, not []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.languages(Locale.FRENCH, Locale.FRENCH))
                .withMessage("one or more of the languages en, fr, ja, each once, not [fr, fr]");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/problems/, not_found, https://shop.example/problems/not_found",
        "https://shop.example/docs#, a b/c?d#e%, https://shop.example/docs#a%20b%2fc%3fd%23e%25",
        "/problems/, not_found, /problems/not_found",
        "tag:shop.example%2C2026:, x-y.z_~, tag:shop.example%2C2026:x-y.z_~",
        "urn:acme:problem:, (!), urn:acme:problem:%28%21%29",
        "https://shop.example/?problem=, not_found, https://shop.example/?problem=not_found"
    })
    void typeIsTheBaseAndTheErrorKey(URI base, String error, String type) {
        ProblemResponder responder = builder.typeBase(base).build();
        ProblemResponse response = responder.respond(
                Problem.of(404).withError(error), RecordedExchange.get().asking("Accept", "application/problem+json"));
        assertThat(ForeignParser.all()
                        .map(parser -> parser.read(response.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .allSatisfy(members -> assertThat(members).containsEntry("type", type));
    }

    @Test
    void typeOfTheProblemIsKept() {
        ProblemResponder responder = builder.typeBase(URI.create("/problems/")).build();
        Exchange exchange = RecordedExchange.get().asking("Accept", "application/problem+json");
        assertThat(responder
                        .respond(Problem.of(404).withType(URI.create("about:blank")), exchange)
                        .body())
                .startsWith("{\"type\": \"about:blank\"");
        assertThat(responder.respond(404, exchange).body()).startsWith("{\"type\": \"/problems/not_found\"");
        assertThat(responder.respond(404, RecordedExchange.get()).body())
                .isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "problems/",
                "https://shop.example",
                "//shop.example/",
                "https://shop.example/p?a",
                "https://shop.example:",
                "#",
                "?a="
            })
    void typeBaseThatCannotBeOneIsRefused(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.typeBase(URI.create(base)))
                .withMessageStartingWith("a type base is an absolute URI or path that ends in / # = or :")
                .withMessageEndingWith("not: " + base);
    }

    @Test
    void customiserChangesEveryProblem() {
        ProblemResponder responder =
                builder.customiser(problem -> problem.with("service", "orders")).build();
        Exchange exchange = RecordedExchange.get();
        String member = ", \"service\": \"orders\"}";
        assertThat(responder.respond(HttpStatusProblem.of(404), exchange).body())
                .endsWith(member);
        assertThat(responder.respond(new IllegalStateException("x"), exchange).body())
                .contains("\"trace_id\"")
                .endsWith(member);
        assertThat(responder.respond(Problem.of(404), exchange).body()).endsWith(member);
        assertThat(responder.respond(404, exchange).body()).endsWith(member);
        assertThat(responder.respond(777, exchange).body()).endsWith(member);
        assertThat(responder.respond(777, exchange).status()).isEqualTo(777);
        Problem once = responder.knownProblem(HttpStatusProblem.of(404), exchange);
        assertThat(once.members()).isEqualTo(Map.of("service", "orders"));
        assertThat(responder.render(once, exchange).body()).containsOnlyOnce("service");
    }

    @Test
    void customiserMayChooseAnotherStatus() {
        ProblemResponder responder = builder.customiser(problem ->
                        problem.status().value() == 403 || problem.status().value() == 599 ? Problem.of(404) : problem)
                .build();
        assertThat(responder
                        .respond(HttpStatusProblem.of(403), RecordedExchange.get())
                        .status())
                .isEqualTo(404);
        assertThat(responder.respond(403, RecordedExchange.get()).status()).isEqualTo(404);
        assertThat(responder.respond(777, RecordedExchange.get()).status()).isEqualTo(404);
        assertThat(log.lines()).extracting(LogLines.Line::text).allMatch(line -> line.startsWith("404 not_found"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failingCustomiserLosesItsChange(Supplier<?> failure) {
        ProblemResponder responder =
                builder.customiser(problem -> (Problem) failure.get()).build();
        assertThat(responder
                        .respond(HttpStatusProblem.of(404), RecordedExchange.get())
                        .body())
                .isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
        assertThat(log.warnings())
                .extracting(LogLines.Line::text)
                .containsExactly("the customiser failed; the problem is sent as it was");
    }

    @Test
    void nullIsRefusedWhereItIsSet() {
        assertThatNullPointerException().isThrownBy(() -> builder.customiser(null));
        assertThatNullPointerException()
                .isThrownBy(() -> builder.typeBase(null))
                .withMessage("base");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.logLevel((StatusClass) null, Level.INFO))
                .withMessage("statusClass");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.representations(new Csv(null)))
                .withMessage("the media type of a representation");
        assertThatNullPointerException().isThrownBy(() -> builder.languages((Locale) null));
    }

    @Test
    void copyForAnAdapterKeepsTheConfiguration() {
        ProblemResponder responder = builder.representations(Representation.PROBLEM_JSON)
                .typeBase(URI.create("/problems/"))
                .languages(Locale.FRENCH)
                .customiser(problem -> problem.with("a", 1))
                .build()
                .knowing(ProblemMapping.none(), exception -> false);
        assertThat(responder.respond(404, RecordedExchange.get()).body())
                .isEqualTo("{\"type\": \"/problems/not_found\", \"title\": \"Not Found\", \"status\": 404, \"error\":"
                        + " \"not_found\", \"a\": 1}");
    }
}
