package io.github.httpstatusproblem;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Configures a {@link ProblemResponder}. Not thread-safe; what is wrong is refused where it is set. */
public final class ProblemResponderBuilder {
    private static final List<Representation> USUAL =
            List.of(Representation.JSON, Representation.PROBLEM_JSON, Representation.HTML, Representation.TEXT);

    final List<Predicate<? super Throwable>> wrappers;
    final List<ProblemMapping> frameworks;
    final Map<StatusClass, Level> classLevels;
    final Map<Integer, Level> statusLevels;
    ProblemMapping mapping;

    @Nullable HeaderField defaultChallenge;

    Supplier<@Nullable String> traceId;
    UnaryOperator<Problem> customiser;
    List<Representation> representations;

    @Nullable Representation defaultRepresentation;

    List<Locale> languages;

    @Nullable String typeBase;

    ProblemResponderBuilder() {
        Set<Class<?>> wrappersOfTheJdk = Set.of(
                CompletionException.class,
                ExecutionException.class,
                InvocationTargetException.class,
                UndeclaredThrowableException.class);
        wrappers = new ArrayList<>(List.of(
                exception -> wrappersOfTheJdk.contains(exception.getClass()), ProblemResponderBuilder::hasUpstream));
        frameworks = new ArrayList<>();
        classLevels = new EnumMap<>(StatusClass.class);
        statusLevels = new HashMap<>();
        mapping = ProblemMapping.none();
        traceId = () -> null;
        customiser = problem -> problem;
        representations = USUAL;
        languages = Descriptions.LANGUAGES;
    }

    /** What the JDK's client makes of an exception that a handler of its responses throws. */
    private static boolean hasUpstream(Throwable exception) {
        return exception.getClass() == IOException.class && exception.getCause() instanceof UpstreamProblem;
    }

    ProblemResponderBuilder(ProblemResponderBuilder other) {
        wrappers = new ArrayList<>(other.wrappers);
        frameworks = new ArrayList<>(other.frameworks);
        classLevels = new EnumMap<>(other.classLevels);
        statusLevels = new HashMap<>(other.statusLevels);
        mapping = other.mapping;
        defaultChallenge = other.defaultChallenge;
        traceId = other.traceId;
        customiser = other.customiser;
        representations = other.representations;
        defaultRepresentation = other.defaultRepresentation;
        languages = other.languages;
        typeBase = other.typeBase;
    }

    /** Which of the application's exceptions become which problems. */
    public ProblemResponderBuilder mapping(ProblemMapping applicationExceptions) {
        mapping = Objects.requireNonNull(applicationExceptions, "mapping");
        return this;
    }

    /**
     * The challenge of every 401 that has none of its own, such as {@code Bearer realm="orders"} (RFC 9110,
     * 15.5.2).
     *
     * @throws IllegalArgumentException if it is not a legal challenge
     */
    public ProblemResponderBuilder defaultChallenge(String challenge) {
        Problem unauthorized = Problem.of(StatusCode.UNAUTHORIZED).withChallenge(challenge);
        defaultChallenge = unauthorized.fields().get(0);
        return this;
    }

    /**
     * The level at which answers of a class are logged; by default DEBUG for 4xx and ERROR for 5xx.
     *
     * @throws IllegalArgumentException if the class is not one of the two error classes
     */
    public ProblemResponderBuilder logLevel(StatusClass statusClass, Level level) {
        if (!Objects.requireNonNull(statusClass, "statusClass").isError()) {
            throw new IllegalArgumentException("only CLIENT_ERROR and SERVER_ERROR are logged, not " + statusClass);
        }
        classLevels.put(statusClass, Objects.requireNonNull(level, "level"));
        return this;
    }

    /**
     * The level at which answers of one status are logged.
     *
     * @throws IllegalArgumentException if the status is never answered (400-999 are)
     */
    public ProblemResponderBuilder logLevel(int status, Level level) {
        if (!ProblemResponder.answers(status)) {
            throw new IllegalArgumentException("statuses of 400-999 are logged, not " + status);
        }
        statusLevels.put(status, Objects.requireNonNull(level, "level"));
        return this;
    }

    /**
     * The trace id of the current span as 32 lower-case hexadecimal digits, or null where there is none; then that
     * of the request's traceparent is used, then a random one. A source that throws counts as none.
     */
    public ProblemResponderBuilder traceId(Supplier<@Nullable String> currentTraceId) {
        traceId = Objects.requireNonNull(currentTraceId, "traceId");
        return this;
    }

    /**
     * What can be sent, in the order of preference: the first one goes to a client that says nothing, and decides
     * among those that a client likes equally. By default JSON, PROBLEM_JSON, HTML and TEXT.
     *
     * @throws IllegalArgumentException if there is none, two have the same media type, or one has no legal media
     *     type or fields
     */
    public ProblemResponderBuilder representations(Representation... offered) {
        List<Representation> list = List.of(offered);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("at least one representation is needed");
        }
        List<MediaType> types = new ArrayList<>();
        for (Representation representation : list) {
            String given = Objects.requireNonNull(representation.mediaType(), "the media type of a representation");
            MediaType type = MediaType.parse(given);
            if (types.stream().anyMatch(type::isSameAs)) {
                throw new IllegalArgumentException("two representations have the media type " + given);
            }
            types.add(type);
            FieldLines fields = new FieldLines(
                    Objects.requireNonNull(representation.fields(), () -> "the fields of the representation " + given));
            for (String own : List.of(FieldName.VARY, FieldName.CONTENT_LANGUAGE)) {
                if (AnswerFields.hasField(fields.lines(), own)) {
                    throw new IllegalArgumentException(
                            own + " is set by the responder, not by the representation " + representation.mediaType());
                }
            }
        }
        representations = list;
        return this;
    }

    /**
     * JSON, PROBLEM_JSON, HTML and TEXT, in this order but for the one that goes to a client that says nothing, or accepts
     * nothing that can be sent; it may be one of them or another one.
     *
     * @throws IllegalArgumentException as {@link #representations} does
     */
    public ProblemResponderBuilder preferring(Representation first) {
        Set<Representation> inOrder = new LinkedHashSet<>();
        inOrder.add(Objects.requireNonNull(first, "first"));
        inOrder.addAll(USUAL);
        return representations(inOrder.toArray(Representation[]::new));
    }

    /**
     * The one that is sent where a client accepts none of them; by default the first. It has to be among the
     * representations when the responder is built.
     */
    public ProblemResponderBuilder defaultRepresentation(Representation representation) {
        defaultRepresentation = Objects.requireNonNull(representation, "defaultRepresentation");
        return this;
    }

    /**
     * The languages in which people are answered, the default first; by default English, French and Japanese. JSON
     * and XML do not depend on the language.
     *
     * @throws IllegalArgumentException if there is none, one is there twice, or one is not en, fr or ja
     */
    public ProblemResponderBuilder languages(Locale... offered) {
        List<Locale> list = List.of(offered);
        for (Locale language : list) {
            if (!Descriptions.LANGUAGES.contains(language)) {
                throw new IllegalArgumentException(
                        "the languages are " + known() + ", not " + LogText.clean(language.toLanguageTag()));
            }
        }
        if (list.isEmpty() || new HashSet<>(list).size() < list.size()) {
            throw new IllegalArgumentException("one or more of the languages " + known() + ", each once, not " + list);
        }
        languages = list;
        return this;
    }

    private static String known() {
        return Descriptions.LANGUAGES.stream().map(Locale::toLanguageTag).collect(Collectors.joining(", "));
    }

    /**
     * What the type of a problem begins with where the problem has none of its own; its error key, percent-encoded,
     * follows (RFC 9457, 3.1.1). Nothing is configured by default, and the type then is {@code about:blank}.
     *
     * @param base an absolute URI or an absolute path, whose last character is one of {@code / # = :}
     * @throws IllegalArgumentException if it is anything else
     */
    public ProblemResponderBuilder typeBase(URI base) {
        String text = FieldValue.ascii(Objects.requireNonNull(base, "base"));
        boolean rooted = base.isAbsolute() || (base.getRawAuthority() == null && text.startsWith("/"));
        // The key must not become a part of the authority, such as its port.
        boolean separated = rooted
                && "/#=:".indexOf(text.charAt(text.length() - 1)) >= 0
                && Objects.equals(URI.create(text + "key").getRawAuthority(), base.getRawAuthority());
        if (!separated) {
            throw new IllegalArgumentException("a type base is an absolute URI or path that ends in / # = or :, such"
                    + " as https://shop.example/problems/, not: " + LogText.clean(text));
        }
        typeBase = text;
        return this;
    }

    /**
     * Changes every problem before it is logged and answered, such as by one more member. A customiser that throws,
     * or gives null, loses its change, with a warning in the log.
     */
    public ProblemResponderBuilder customiser(UnaryOperator<Problem> customiserOfAll) {
        customiser = Objects.requireNonNull(customiserOfAll, "customiser");
        return this;
    }

    /**
     * The responder; the builder may go on.
     *
     * @throws IllegalArgumentException if the default representation is not among the representations
     */
    public ProblemResponder build() {
        return new ProblemResponder(new ProblemResponderBuilder(this));
    }

    Negotiation negotiation() {
        Representation standard = defaultRepresentation == null ? representations.get(0) : defaultRepresentation;
        if (!representations.contains(standard)) {
            throw new IllegalArgumentException(
                    "the default representation " + standard.mediaType() + " is not among the representations");
        }
        return new Negotiation(representations, standard, languages, typeBase);
    }
}
