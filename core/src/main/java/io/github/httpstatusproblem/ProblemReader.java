package io.github.httpstatusproblem;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The way back: the error response of an upstream becomes the problem that was thrown there. It understands the canonical
 * body and {@code application/problem+json} (RFC 9457); of any other content the status is what counts. What is wrong with
 * a response costs no more than that part of the problem: a member of the wrong type counts as absent (RFC 9457, 3.1), the
 * status of the response wins over that of the content, and what no problem can have is left out. Stateless.
 *
 * <p>Read are 64 KiB of content at most, 32 levels of nesting, and the first 100 extension members; of a content that is
 * larger, nested deeper or malformed, that has the same member twice or something behind its end, nothing is understood;
 * nor of one that breaks off, or that takes more than 5 seconds.
 */
public final class ProblemReader {
    static final int MAX_BYTES = 64 * 1_024;
    /** For all of a content: it is small, and an upstream that has failed may send it an octet a minute. */
    static final Duration MAX_TIME = Duration.ofSeconds(5);

    private static final int MAX_MEMBERS = 100;
    private static final int LOWEST_ERROR = 400;
    private static final int LOWEST = 100;
    /** What has no valid status counts as a failure of the server (RFC 9110, 15). */
    private static final int INVALID = 500;

    private static final String PROBLEM_JSON = "application/problem+json";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    // The levels of a member, and the object around.
                    .maxNestingDepth(PlainData.MAX_DEPTH + 1)
                    .maxNumberLength(PlainNumber.MAX_DIGITS)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(MAX_BYTES)
                    .build())
            .build();

    /** The fields that a problem has as facts; all others are between us and the upstream. */
    private static final List<String> FIELDS = List.of(
            FieldName.RETRY_AFTER,
            "WWW-Authenticate",
            "Proxy-Authenticate",
            FieldName.ALLOW,
            FieldName.CONTENT_RANGE,
            FieldName.UPGRADE,
            FieldName.LINK);

    private ProblemReader() {}

    /**
     * Reads a response.
     *
     * @param status that of the response; anything but 100-599 reads as 500 (RFC 9110, 15)
     * @param fields the values of the field lines of a name, such as {@code response.headers()::allValues}; null counts as
     *     none
     * @param content is read to its end, to 64 KiB or for 5 seconds, and not closed; how long a single read waits is for
     *     the timeout of its client to say; null counts as one that breaks off
     * @throws IllegalArgumentException if the status is no error (100-399)
     */
    public static UpstreamProblem read(
            int status, Function<String, ? extends @Nullable Collection<String>> fields, InputStream content) {
        if (status >= LOWEST && status < LOWEST_ERROR) {
            throw new IllegalArgumentException("a response of 400-599 is an error, not of " + status);
        }
        return read(status, fields, Content.of(content, MAX_TIME));
    }

    /** Of a status that is an error, or none at all. */
    static UpstreamProblem read(
            int status, Function<String, ? extends @Nullable Collection<String>> fields, Content content) {
        Objects.requireNonNull(fields, "fields");
        Problem problem = Problem.of(Problem.isStatus(status) ? status : INVALID);
        for (String name : FIELDS) {
            problem = problem.withAcceptedHeader(name, values(fields, name));
        }
        boolean isCoded = values(fields, FieldName.CONTENT_ENCODING).stream()
                .anyMatch(coding -> !coding.strip().equalsIgnoreCase("identity"));
        Map<String, @Nullable Object> members = isCoded || !content.isWhole ? null : members(content.octets);
        if (members != null && isProblemJson(fields)) {
            return new UpstreamProblem(ofDetails(problem, members), "");
        }
        if (members != null && isCanonical(members)) {
            Problem named = members.get("error") instanceof String error ? named(problem, error) : problem;
            Problem told = members.get("message") instanceof String message ? named.withMessage(message) : named;
            return new UpstreamProblem(extended(told, members), "");
        }
        return new UpstreamProblem(problem, isCoded ? "" : UpstreamProblem.excerpt(content.octets));
    }

    /** Both members are there, and one at least is of its type. */
    private static boolean isCanonical(Map<String, @Nullable Object> members) {
        return members.containsKey("error")
                && members.containsKey("message")
                && (members.get("error") instanceof String || members.get("message") instanceof String);
    }

    private static List<String> values(Function<String, ? extends @Nullable Collection<String>> fields, String name) {
        try {
            Collection<String> values = fields.apply(name);
            return values == null ? List.of() : List.copyOf(values);
        } catch (Throwable unreadable) {
            return List.of();
        }
    }

    private static boolean isProblemJson(Function<String, ? extends @Nullable Collection<String>> fields) {
        List<String> types = values(fields, FieldName.CONTENT_TYPE);
        String type = types.isEmpty() ? "" : types.get(0);
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT)
                .equals(PROBLEM_JSON);
    }

    /** What was read of a content. */
    static final class Content {
        private final byte[] octets;
        private final boolean isWhole;

        /**
         * Of octets that nobody changes.
         *
         * @param octets the first 64 KiB at most
         * @param isWhole whether that is all of it, and it ended as it should
         */
        Content(byte[] octets, boolean isWhole) {
            this.octets = octets;
            this.isWhole = isWhole;
        }

        /** Reads until the end, the limit or the deadline, whichever comes first. */
        static Content of(InputStream stream, Duration time) {
            long start = System.nanoTime();
            byte[] octets = new byte[1_024];
            int length = 0;
            boolean ends = false;
            try {
                while (!ends && length <= MAX_BYTES && System.nanoTime() - start < time.toNanos()) {
                    octets = length < octets.length ? octets : Arrays.copyOf(octets, length * 2);
                    int read = stream.read(octets, length, octets.length - length);
                    if (read == 0) {
                        // What a stream must not say; a single octet is waited for.
                        int octet = stream.read();
                        octets[length] = (byte) octet;
                        read = octet < 0 ? -1 : 1;
                    }
                    ends = read < 0;
                    length += Math.max(read, 0);
                }
            } catch (Throwable broken) {
                ends = false;
            }
            return new Content(Arrays.copyOf(octets, Math.min(length, MAX_BYTES)), ends && length <= MAX_BYTES);
        }
    }

    private static Problem ofDetails(Problem problem, Map<String, @Nullable Object> members) {
        Problem read = members.get("error") instanceof String error ? named(problem, error) : problem;
        if (members.get("detail") instanceof String detail) {
            read = read.withMessage(detail);
        } else if (members.get("title") instanceof String title) {
            read = read.withMessage(title);
        }
        if (members.get("type") instanceof String type && !type.equals("about:blank")) {
            read = located(read, type, read::withType);
        }
        if (members.get("instance") instanceof String instance) {
            read = located(read, instance, read::withInstance);
        }
        return extended(read, members);
    }

    private static Problem located(Problem problem, String text, Function<URI, Problem> change) {
        try {
            return change.apply(URI.create(text));
        } catch (IllegalArgumentException noUri) {
            return problem;
        }
    }

    private static Problem named(Problem problem, String error) {
        try {
            return problem.withError(error);
        } catch (IllegalArgumentException noKey) {
            return problem;
        }
    }

    private static Problem extended(Problem problem, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> extensions = new LinkedHashMap<>(members);
        extensions.keySet().removeIf(name -> name.isEmpty() || ExtensionMembers.RESERVED.contains(name));
        return problem.withAccepted(extensions);
    }

    /** The members of an object, as far as they are read; null if the content is anything else. */
    private static @Nullable Map<String, @Nullable Object> members(byte[] octets) {
        String text = text(octets);
        if (text == null) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            int extensions = 0;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                boolean isExtension = !ExtensionMembers.RESERVED.contains(name);
                if (!isExtension || extensions < MAX_MEMBERS) {
                    extensions += isExtension ? 1 : 0;
                    members.put(name, value(parser));
                } else {
                    parser.skipChildren();
                }
            }
            return parser.nextToken() == null ? members : null;
        } catch (JacksonException | ArithmeticException | NumberFormatException malformed) {
            return null;
        }
    }

    /** JSON is UTF-8, and a byte order mark may be ignored (RFC 8259, 8.1); null if the octets are anything else. */
    private static @Nullable String text(byte[] octets) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** As a double where that says the same, which is what a writer of doubles has sent. */
    private static Number decimal(JsonParser parser) {
        String text = parser.getString();
        double value = Double.parseDouble(text);
        return Double.toString(value).equals(text) ? (Number) value : (Number) parser.getDecimalValue();
    }
}
