package io.github.httpstatusproblem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an error response says: a status of 400-599, an error key, a message, header fields, extension members and the
 * {@code type} and {@code instance} of RFC 9457. An immutable value: every {@code with…} method returns a copy, equal
 * content is equal.
 *
 * <pre>{@code
 * throw Problem.of(409).withError("out_of_stock").withMessage("Only 2 left").with("available", 2).toException();
 * }</pre>
 *
 * <p>What is wrong by its form (a status that is no error, an illegal field, a value that is not plain data) is refused
 * at once with an {@link IllegalArgumentException} that says what is accepted. What a value holds never is: a member
 * that is over a limit, or that fails while it is read, is left out with one warning in the log.
 */
public final class Problem {
    /** The longest message in UTF-16 units; a longer one is cut and ends in U+2026. */
    static final int MAX_MESSAGE_LENGTH = 8_192;

    static final int MAX_ERROR_LENGTH = 128;

    private static final String RETRY_AFTER = "retry_after";
    private static final int LOWEST = 400;
    private static final Problem[] PLAIN = new Problem[200];
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.LOGGER);

    private final StatusCode status;
    private final String error;
    private final String message;
    private final FieldLines fields;
    private final ExtensionMembers members;
    private final @Nullable URI type;
    private final @Nullable URI instance;

    static {
        for (int i = 0; i < PLAIN.length; i++) {
            StatusCode status = StatusCode.of(LOWEST + i);
            PLAIN[i] = new Problem(
                    status, status.key(), status.reasonPhrase(), FieldLines.NONE, ExtensionMembers.NONE, null, null);
        }
    }

    private Problem(
            StatusCode status,
            String error,
            String message,
            FieldLines fields,
            ExtensionMembers members,
            @Nullable URI type,
            @Nullable URI instance) {
        this.status = status;
        this.error = error;
        this.message = message;
        this.fields = fields;
        this.members = members;
        this.type = type;
        this.instance = instance;
    }

    /**
     * The plain problem of a status: its error key and its reason phrase as message. Shared, nothing is allocated.
     *
     * @param status 400-599; a code that is not registered borrows the key and the phrase of its class
     * @throws IllegalArgumentException if the status is not an error
     */
    public static Problem of(int status) {
        if (!isStatus(status)) {
            throw new IllegalArgumentException("a problem has a status of 400-599, not " + status);
        }
        return PLAIN[status - LOWEST];
    }

    /** Whether a problem can have that status: 400-599. */
    public static boolean isStatus(int status) {
        return status >= LOWEST && status < LOWEST + PLAIN.length;
    }

    /**
     * The plain problem of a status.
     *
     * @throws IllegalArgumentException if the status is not an error (400-599)
     */
    public static Problem of(StatusCode status) {
        return of(status.value());
    }

    /** The status of the response, 400-599. */
    public StatusCode status() {
        return status;
    }

    /** The error key, such as {@code not_found}: what a program compares. */
    public String error() {
        return error;
    }

    /** The message, written for the client; the reason phrase unless another one was given. */
    public String message() {
        return message;
    }

    /** The header fields, in the order they were added. Unmodifiable. */
    public List<HeaderField> fields() {
        return fields.lines();
    }

    /**
     * The extension members as plain data (String, Boolean, Integer, Long, BigInteger, Double, BigDecimal, List, Map,
     * null), in the order they were added. Unmodifiable.
     */
    public Map<String, @Nullable Object> members() {
        return members.values();
    }

    /** The member {@code errors} as field errors, sorted; empty if there is none or it is of another form. */
    public List<FieldError> fieldErrors() {
        return members.fieldErrors();
    }

    /** The problem type (RFC 9457, 3.1.1); null means {@code about:blank}, or what the responder makes of the key. */
    public @Nullable URI type() {
        return type;
    }

    /** The URI of this occurrence (RFC 9457, 3.1.5), or null. */
    public @Nullable URI instance() {
        return instance;
    }

    /** Whether the message says something else than the phrase: what RFC 9457 calls the detail. */
    boolean hasOwnMessage() {
        return !message.equals(status.reasonPhrase());
    }

    /** The id under which the log has this error; null for all but answers to unknown exceptions. */
    @Nullable String traceId() {
        return members().get(ProblemResponder.TRACE_ID) instanceof String id ? id : null;
    }

    /** The type as a link that a person may follow: http and https only. */
    @Nullable String typeLink() {
        String scheme = type == null ? null : type.getScheme();
        boolean followable = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        return followable && type.getRawAuthority() != null ? type.toASCIIString() : null;
    }

    /**
     * Replaces the error key.
     *
     * @param newError 1-128 printable ASCII characters without {@code "} and {@code \}, as for the {@code error} of
     *     OAuth (RFC 6749, 5.2)
     * @throws IllegalArgumentException if it is anything else
     */
    public Problem withError(String newError) {
        boolean accepted = !newError.isBlank() && newError.length() <= MAX_ERROR_LENGTH;
        for (int i = 0; accepted && i < newError.length(); i++) {
            char c = newError.charAt(i);
            accepted = c >= ' ' && c <= '~' && c != '"' && c != '\\';
        }
        if (!accepted) {
            throw new IllegalArgumentException("an error key is 1-" + MAX_ERROR_LENGTH
                    + " printable ASCII characters without \" and \\, not: " + LogText.clean(newError));
        }
        return new Problem(status, newError, message, fields, members, type, instance);
    }

    /**
     * Replaces the message. It is shown to the client, whatever the status, and is data: never a format or a template.
     *
     * @param newMessage cut at 8,192 UTF-16 units, lone surrogates become U+FFFD; null or blank means the reason phrase
     */
    public Problem withMessage(@Nullable String newMessage) {
        String text = newMessage == null || newMessage.isBlank() ? status.reasonPhrase() : cut(newMessage);
        return text.equals(message) ? this : new Problem(status, error, text, fields, members, type, instance);
    }

    /**
     * Adds an extension member; the same name again replaces the value and keeps its place. The value is copied now:
     * strings, characters, booleans, the JDK's numbers (NaN and infinities are null), enums (their names), UUID, URI,
     * java.time, Optional, records, and maps, iterables and arrays of these, but no {@code char[]} or {@code byte[]}.
     *
     * <p>A value with content over a limit (depth 32, 1,000 elements in an array or object, the problem's own members
     * included, 1,000 digits in a number, 64 KiB of JSON for all members) or that fails while it is read is left out,
     * with one warning in the log.
     *
     * @throws IllegalArgumentException if the name is null, empty or reserved (error, message, type, title, status,
     *     detail, instance), or the value is of a type that is not plain data
     */
    public Problem with(String name, @Nullable Object value) {
        try {
            return withMembers(members.with(name, value));
        } catch (PlainData.Unfit e) {
            leftOut(name, e);
            return this;
        }
    }

    /**
     * Adds every entry as an extension member, in the map's order: the way for a bean, by what an application's own
     * JSON mapper makes of it.
     *
     * @throws IllegalArgumentException as {@link #with(String, Object)}
     */
    public Problem withAll(Map<String, ? extends @Nullable Object> newMembers) {
        return withEach(newMembers, false);
    }

    /**
     * For adapters: as {@link #withAll(Map)}, but an entry that would be refused is left out, with a warning in the log:
     * what an exception of a framework carries must not turn its answer into another one.
     */
    public Problem withAccepted(Map<String, ? extends @Nullable Object> newMembers) {
        return withEach(newMembers, true);
    }

    private Problem withEach(Map<String, ? extends @Nullable Object> newMembers, boolean leavesOutRefused) {
        Objects.requireNonNull(newMembers, "members");
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        try {
            entries.putAll(newMembers);
        } catch (RuntimeException e) {
            leftOut("a map of members", new PlainData.Unfit("reading it failed", e));
        }
        Problem problem = this;
        int number = 0;
        for (Map.Entry<String, @Nullable Object> member : entries.entrySet()) {
            if (number++ == PlainData.MAX_ELEMENTS) {
                leftOut("the rest of a map", new PlainData.Unfit("it has " + entries.size() + " members"));
                break;
            }
            problem = leavesOutRefused
                    ? problem.withAccepted(member.getKey(), member.getValue())
                    : problem.with(member.getKey(), member.getValue());
        }
        return problem;
    }

    private Problem withAccepted(String name, @Nullable Object value) {
        try {
            return with(name, value);
        } catch (IllegalArgumentException refused) {
            leftOut(name, new PlainData.Unfit(refused.getMessage()));
            return this;
        }
    }

    /**
     * Adds an item to the member {@code errors}, which is kept sorted by field, then message. Many are added sooner all
     * at once, by {@link #withFieldErrors}.
     */
    public Problem withFieldError(@Nullable String field, @Nullable String text) {
        return withFieldErrors(List.of(new FieldError(field, text)));
    }

    /** Adds items to the member {@code errors}, which is kept sorted by field, then message. */
    public Problem withFieldErrors(Collection<FieldError> errors) {
        try {
            return withMembers(members.withFieldErrors(errors));
        } catch (PlainData.Unfit e) {
            leftOut("errors", e);
            return this;
        }
    }

    /**
     * Sets Retry-After in seconds (RFC 9110, 10.2.3) and the member {@code retry_after}.
     *
     * @param delay rounded up to whole seconds; a negative one is 0
     */
    public Problem withRetryAfter(Duration delay) {
        long seconds = delay.isNegative() ? 0 : delay.getSeconds();
        if (!delay.isNegative() && delay.getNano() > 0 && seconds < Long.MAX_VALUE) {
            seconds++;
        }
        return withHeader(FieldName.RETRY_AFTER, Long.toString(seconds)).with(RETRY_AFTER, seconds);
    }

    /**
     * Sets Retry-After as a date (IMF-fixdate, whole seconds, rounded up; RFC 9110, 5.6.7). No member is added.
     *
     * @throws IllegalArgumentException if the date is not in the years 0-9999
     */
    public Problem withRetryAfter(Instant date) {
        return withMembers(members.without(RETRY_AFTER)).withHeader(FieldName.RETRY_AFTER, FieldValue.date(date));
    }

    /**
     * Sets Allow, which a 405 must have (RFC 9110, 10.2.1); without arguments it is empty: no method is allowed.
     *
     * @throws IllegalArgumentException if a method is not a token
     */
    public Problem withAllow(String... methods) {
        return withHeader(FieldName.ALLOW, FieldValue.methods(new LinkedHashSet<>(List.of(methods))));
    }

    /**
     * Adds a challenge, such as {@code Bearer realm="orders"}: WWW-Authenticate for 401, Proxy-Authenticate for 407
     * (RFC 9110, 11.6.1, 11.7.1). Every challenge is a field line of its own.
     *
     * @throws IllegalArgumentException if the status is another one, or the text does not begin with a scheme
     */
    public Problem withChallenge(String challenge) {
        if (status != StatusCode.UNAUTHORIZED && status != StatusCode.PROXY_AUTHENTICATION_REQUIRED) {
            throw new IllegalArgumentException("a challenge belongs to 401 or 407, not to " + status.value());
        }
        return withFields(
                fields.adding(new HeaderField(status.requiredFields().get(0), FieldValue.challenge(challenge))));
    }

    /**
     * Sets Content-Range to {@code bytes *}{@code /length}, the current length of the resource (RFC 9110, 14.4).
     *
     * @throws IllegalArgumentException if the status is not 416 or the length is negative
     */
    public Problem withContentRange(long length) {
        if (status != StatusCode.RANGE_NOT_SATISFIABLE || length < 0) {
            throw new IllegalArgumentException(
                    length < 0
                            ? "a length in octets is 0 or more, not " + length
                            : "Content-Range belongs to 416 (RFC 9110, 14.4), not to " + status.value());
        }
        return withHeader(FieldName.CONTENT_RANGE, "bytes */" + length);
    }

    /**
     * Sets Upgrade, which a 426 must have, to protocols such as {@code HTTP/2.0} or {@code h2c} (RFC 9110, 7.8).
     * {@code Connection: upgrade} goes with it; both are left out where HTTP/2 or later is spoken.
     *
     * @throws IllegalArgumentException if there is none, or one is not a protocol
     */
    public Problem withUpgrade(String... protocols) {
        return withHeader(FieldName.UPGRADE, FieldValue.protocols(List.of(protocols)));
    }

    /**
     * Adds a Link (RFC 8288) as a field line of its own, such as the {@code blocked-by} of a 451.
     *
     * @throws IllegalArgumentException if the relation is not one or more relation types separated by single spaces
     */
    public Problem withLink(URI target, String rel) {
        return withFields(fields.adding(new HeaderField(FieldName.LINK, FieldValue.link(target, rel))));
    }

    /**
     * Sets any other header field, replacing what the problem has of that name; Set-Cookie alone is added, because it
     * may repeat (RFC 9110, 5.3).
     *
     * @param value ASCII, at most 8,192 characters; of the grammar of its field for those that have a method here
     * @throws IllegalArgumentException if the name or the value is not legal, the field belongs to the message's
     *     framing or content and is the server's (Content-Length, Transfer-Encoding, Connection, Content-Type,
     *     Content-Encoding, Date, Trailer), or the problem has 64 fields
     */
    public Problem withHeader(String name, String value) {
        HeaderField field = FieldValue.checked(new HeaderField(name, value), status);
        return withFields(
                field.hasName(FieldName.SET_COOKIE) ? fields.adding(field) : fields.replacing(name, List.of(value)));
    }

    /**
     * For adapters: sets the lines of a header field, one for each value, replacing what the problem has of that name. A
     * line that is not legal on the wire, or that is the server's, is left out, with a warning in the log: what an
     * exception of a framework carries must not turn its answer into another one. What a value means is not examined.
     */
    public Problem withAcceptedHeader(String name, Collection<String> values) {
        List<String> accepted = new ArrayList<>();
        for (String value : values) {
            try {
                FieldLines.NONE.adding(new HeaderField(name, value));
                accepted.add(value);
            } catch (IllegalArgumentException | NullPointerException refused) {
                leftOut(name, new PlainData.Unfit(refused.getMessage()));
            }
        }
        try {
            return accepted.isEmpty() ? this : withFields(fields.replacing(name, accepted));
        } catch (IllegalArgumentException tooMany) {
            leftOut(name, new PlainData.Unfit(tooMany.getMessage()));
            return this;
        }
    }

    /**
     * Sets the problem type (RFC 9457, 3.1.1). What is not ASCII in it is sent percent-encoded.
     *
     * @throws IllegalArgumentException if it has a lone surrogate
     */
    public Problem withType(URI newType) {
        FieldValue.ascii(Objects.requireNonNull(newType, "type"));
        return new Problem(status, error, message, fields, members, newType, instance);
    }

    /**
     * Sets the URI of this occurrence (RFC 9457, 3.1.5). What is not ASCII in it is sent percent-encoded.
     *
     * @throws IllegalArgumentException if it has a lone surrogate
     */
    public Problem withInstance(URI newInstance) {
        FieldValue.ascii(Objects.requireNonNull(newInstance, "instance"));
        return new Problem(status, error, message, fields, members, type, newInstance);
    }

    /** The exception to throw: for a plain 4xx the shared one. */
    public HttpStatusProblem toException() {
        return HttpStatusProblem.of(this);
    }

    /** The exception to throw. The cause is logged with a 5xx and never leaves the server. */
    public HttpStatusProblem toException(@Nullable Throwable cause) {
        return new HttpStatusProblem(this, cause);
    }

    /** Whether this is what {@link #of(int)} gives for the status. */
    @SuppressWarnings(
            "ReferenceEquality") // One comparison on the hot path; a copy with equal content is rendered anew.
    boolean isPlain() {
        return this == PLAIN[status.value() - LOWEST];
    }

    /** The members of the canonical body in their order: what any JSON mapper of an application writes. A new map. */
    @JsonValue
    public Map<String, @Nullable Object> canonicalMembers() {
        Map<String, @Nullable Object> canonical = new LinkedHashMap<>();
        canonical.put("error", error);
        canonical.put("message", message);
        canonical.putAll(members.values());
        return canonical;
    }

    /** The text within the limit, whole code points and an ellipsis, and well-formed; most are returned as they are. */
    static String cut(String text) {
        if (text.length() <= MAX_MESSAGE_LENGTH) {
            return ForeignText.wellFormed(text);
        }
        int end = MAX_MESSAGE_LENGTH - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1)) && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return ForeignText.wellFormed(text.substring(0, end)) + '…';
    }

    /** Takes field lines as they stood on another problem: names may repeat. */
    Problem withLines(List<HeaderField> lines) {
        return withFields(new FieldLines(lines));
    }

    /** The shared plain problem where this one says no more than that. */
    Problem interned() {
        Problem plain = PLAIN[status.value() - LOWEST];
        return equals(plain) ? plain : this;
    }

    private Problem withMembers(ExtensionMembers newMembers) {
        return new Problem(status, error, message, fields, newMembers, type, instance);
    }

    private Problem withFields(FieldLines newFields) {
        return new Problem(status, error, message, newFields, members, type, instance);
    }

    private void leftOut(String name, PlainData.Unfit reason) {
        try {
            LOG.warn(
                    "{} {}: {} is left out: {}",
                    status.value(),
                    error,
                    LogText.clean(String.valueOf(name)),
                    reason.getMessage(),
                    reason.getCause());
        } catch (Throwable ignored) {
            // A logger that fails loses its line, not the problem.
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Problem that
                && status == that.status
                && error.equals(that.error)
                && message.equals(that.message)
                && fields.equals(that.fields)
                && members.equals(that.members)
                && Objects.equals(type, that.type)
                && Objects.equals(instance, that.instance);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, error, message, fields, members, type, instance);
    }

    /** For a log or a debugger: {@code 409 out_of_stock: Only 2 left}. */
    @Override
    public String toString() {
        return status.value() + " " + error + ": " + message;
    }
}
