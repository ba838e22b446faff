package io.github.httpstatusproblem;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The grammar of the field values that {@link Problem} makes from typed arguments. */
final class FieldValue {
    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private FieldValue() {}

    /** RFC 9110, 5.6.7; a fraction of a second is rounded up, so that nobody comes back too early. */
    static String date(Instant date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new IllegalArgumentException("an HTTP date is in the years 0-9999, not " + date);
        }
        OffsetDateTime utc = date.atOffset(ZoneOffset.UTC);
        return IMF_FIXDATE.format(utc.getNano() > 0 ? utc.plusSeconds(1) : utc);
    }

    static String methods(Collection<String> methods) {
        for (String method : methods) {
            if (!HeaderField.isToken(method)) {
                throw new IllegalArgumentException("not a method: " + LogText.clean(method));
            }
        }
        return String.join(", ", methods);
    }

    /** RFC 9110, 7.8: a name, or a name and a version. */
    static String protocols(List<String> protocols) {
        if (protocols.isEmpty()) {
            throw new IllegalArgumentException("Upgrade needs at least one protocol, such as h2c");
        }
        for (String protocol : protocols) {
            int slash = protocol.indexOf('/');
            boolean named = HeaderField.isToken(slash < 0 ? protocol : protocol.substring(0, slash));
            if (!named || (slash >= 0 && !HeaderField.isToken(protocol.substring(slash + 1)))) {
                throw new IllegalArgumentException(
                        "not a protocol (a name, or a name/version): " + LogText.clean(protocol));
            }
        }
        return String.join(", ", protocols);
    }

    /** RFC 9110, 11.3: a scheme, then a space and its parameters if there are any. */
    static String challenge(String challenge) {
        int space = challenge.indexOf(' ');
        if (!HeaderField.isToken(space < 0 ? challenge : challenge.substring(0, space))) {
            throw new IllegalArgumentException(
                    "a challenge begins with a scheme, such as Bearer realm=\"orders\"; not: "
                            + LogText.clean(challenge));
        }
        int realm = challenge.toLowerCase(Locale.ROOT).indexOf("realm=");
        if (realm > 0 && !challenge.startsWith("\"", realm + "realm=".length())) {
            throw new IllegalArgumentException(
                    "a realm is quoted (RFC 9110, 11.5), such as Bearer realm=\"orders\"; not: "
                            + LogText.clean(challenge));
        }
        return challenge;
    }

    /** What the typed methods of a problem would refuse is refused in a field that is set by its name, too. */
    static HeaderField checked(HeaderField field, StatusCode status) {
        if (field.hasName(FieldName.CONTENT_RANGE) && status != StatusCode.RANGE_NOT_SATISFIABLE) {
            throw new IllegalArgumentException(
                    "Content-Range belongs to 416 (RFC 9110, 14.4), not to " + status.value());
        }
        if (field.hasName("WWW-Authenticate") || field.hasName("Proxy-Authenticate")) {
            challenge(field.value());
        }
        if (field.hasName(FieldName.UPGRADE)) {
            protocols(elements(field.value()));
        }
        if (field.hasName(FieldName.ALLOW) && !field.value().isEmpty()) {
            methods(elements(field.value()));
        }
        if (field.hasName(FieldName.RETRY_AFTER) && !isRetryAfter(field.value())) {
            throw new IllegalArgumentException("Retry-After is a number of seconds or a date such as Sun, 06 Nov 1994"
                    + " 08:49:37 GMT (RFC 9110, 10.2.3), not: " + LogText.clean(field.value()));
        }
        return field;
    }

    private static List<String> elements(String value) {
        return List.of(value.split(", ?", -1));
    }

    private static boolean isRetryAfter(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!FieldSyntax.isDigit(value.charAt(i))) {
                return isDate(value);
            }
        }
        return !value.isEmpty();
    }

    private static boolean isDate(String value) {
        try {
            return date(IMF_FIXDATE.parse(value, LocalDateTime::from).toInstant(ZoneOffset.UTC))
                    .equals(value);
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    /** RFC 8288, 3. */
    static String link(URI target, String rel) {
        for (String type : rel.split(" ", -1)) {
            if (!isRelationType(type)) {
                throw new IllegalArgumentException(
                        "not a relation type (a token or a URI, several with single spaces between): "
                                + LogText.clean(rel));
            }
        }
        return "<" + ascii(target) + ">; rel=\"" + rel + '"';
    }

    private static boolean isRelationType(String type) {
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>') {
                return false;
            }
        }
        return !type.isEmpty();
    }

    /**
     * A URI as it is sent: what is not ASCII is percent-encoded.
     *
     * @throws IllegalArgumentException if it has a lone surrogate, for which there are no octets
     */
    static String ascii(URI uri) {
        String text = uri.toString();
        if (!ForeignText.wellFormed(text).equals(text)) {
            throw new IllegalArgumentException("a URI has no lone surrogates, unlike: " + LogText.clean(text));
        }
        return uri.toASCIIString();
    }

    /** All but the unreserved characters as their octets (RFC 3986, 2.3): one segment or fragment of a URI. */
    static String percentEncoded(String ascii) {
        StringBuilder encoded = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (FieldSyntax.isAlpha(c) || FieldSyntax.isDigit(c) || "-._~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return encoded.toString();
    }

    /** The names of a list of tokens such as Vary, without what is no token: added to those that are there, without case. */
    static void addNames(Map<String, String> names, String value) {
        int start = FieldSyntax.elementStart(value, 0);
        while (start < value.length()) {
            int nameEnd = FieldSyntax.tokenEnd(value, start);
            int end = FieldSyntax.spaceEnd(value, nameEnd);
            boolean isName = nameEnd > start && FieldSyntax.isElementEnd(value, end);
            if (isName) {
                String name = value.substring(start, nameEnd);
                names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            }
            start = FieldSyntax.nextElement(value, start, isName ? end : -1);
        }
    }
}
