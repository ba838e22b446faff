package io.github.httpstatusproblem;

import java.util.ArrayList;
import java.util.List;

/**
 * A media type that can be sent (RFC 9110, 8.3.1). Immutable.
 *
 * @param parameters unmodifiable, values unquoted
 */
record MediaType(String type, String subtype, List<Parameter> parameters) {
    private static final String CHARSET = "charset";
    private static final String UTF_8 = "utf-8";

    /**
     * A parameter.
     *
     * @param value unquoted
     */
    record Parameter(String name, String value) {
        boolean isCharset() {
            return name.equalsIgnoreCase(CHARSET);
        }
    }

    /**
     * Reads the value of a Content-Type.
     *
     * @throws IllegalArgumentException if it is no media type, a range, has another charset than utf-8, or more than 7
     *     parameters
     */
    static MediaType parse(String mediaType) {
        if (!HeaderField.isValue(mediaType)) {
            throw refused(mediaType);
        }
        int slash = FieldSyntax.tokenEnd(mediaType, 0);
        int end = FieldSyntax.isAt(mediaType, slash, '/') ? FieldSyntax.tokenEnd(mediaType, slash + 1) : slash;
        String type = mediaType.substring(0, slash);
        if (type.isEmpty()
                || end <= slash + 1
                || type.equals("*")
                || mediaType.substring(slash + 1, end).equals("*")) {
            throw refused(mediaType);
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int i = end; i < mediaType.length(); ) {
            int semicolon = FieldSyntax.spaceEnd(mediaType, i);
            int name = FieldSyntax.spaceEnd(mediaType, semicolon + 1);
            int valueEnd = FieldSyntax.isAt(mediaType, semicolon, ';') ? FieldSyntax.parameterEnd(mediaType, name) : -1;
            if (valueEnd < 0) {
                throw refused(mediaType);
            }
            int equals = FieldSyntax.tokenEnd(mediaType, name);
            String value = mediaType.substring(equals + 1, valueEnd);
            parameters.add(new Parameter(mediaType.substring(name, equals), unquoted(value)));
            i = valueEnd;
        }
        if (parameters.size() > Parameters.MAX_COUNT) {
            throw refused(mediaType);
        }
        for (Parameter parameter : parameters) {
            if (parameter.name.equalsIgnoreCase("q")
                    || (parameter.isCharset() && !parameter.value.equalsIgnoreCase(UTF_8))) {
                throw refused(mediaType);
            }
        }
        return new MediaType(type, mediaType.substring(slash + 1, end), List.copyOf(parameters));
    }

    private static IllegalArgumentException refused(String mediaType) {
        return new IllegalArgumentException("a representation has a media type such as text/html;charset=utf-8, of"
                + " utf-8 if it names a charset, with at most " + Parameters.MAX_COUNT
                + " parameters, without * and without q, not: " + LogText.clean(mediaType));
    }

    private static String unquoted(String value) {
        if (value.charAt(0) != '"') {
            return value;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < value.length() - 1; i++) {
            if (value.charAt(i) == '\\') {
                i++;
            }
            text.append(value.charAt(i));
        }
        return text.toString();
    }

    /** Whether the type is offered with the parameter that stands in a range; all text is utf-8 here. */
    boolean hasParameter(String range, int name, int end) {
        int equals = FieldSyntax.tokenEnd(range, name);
        if (FieldSyntax.isName(range, name, equals, CHARSET)) {
            return FieldSyntax.says(range, equals + 1, end, UTF_8, false);
        }
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (FieldSyntax.isName(range, name, equals, parameter.name)
                    && FieldSyntax.says(range, equals + 1, end, parameter.value, true)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every range matches both types alike, so that one of them would never be chosen. */
    boolean isSameAs(MediaType other) {
        return type.equalsIgnoreCase(other.type)
                && subtype.equalsIgnoreCase(other.subtype)
                && hasAllOf(other)
                && other.hasAllOf(this);
    }

    private boolean hasAllOf(MediaType other) {
        return other.parameters.stream().allMatch(parameter -> parameter.isCharset() || has(parameter));
    }

    private boolean has(Parameter parameter) {
        return parameters.stream()
                .anyMatch(own -> own.name.equalsIgnoreCase(parameter.name) && own.value.equals(parameter.value));
    }
}
