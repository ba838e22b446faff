package io.github.httpstatusproblem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The extension members of a problem (RFC 9457, 3.2) as plain data, in the order in which they were added. Immutable.
 *
 * @param values unmodifiable
 * @param bytes how much of the canonical body they are
 */
record ExtensionMembers(Map<String, @Nullable Object> values, int bytes) {
    static final ExtensionMembers NONE = new ExtensionMembers(Map.of(), 0);

    /** Names that are the problem's own. */
    static final Set<String> RESERVED = Set.of("error", "message", "type", "title", "status", "detail", "instance");

    private static final String FIELD_ERRORS = "errors";
    private static final Set<String> OF_FIELD_ERROR = Set.of("field", "message");

    /**
     * A copy with one more, or with another value in the same place.
     *
     * @throws IllegalArgumentException if the name is not free to use or the value's type is not plain data
     * @throws PlainData.Unfit if the value cannot be copied, or is too much
     */
    ExtensionMembers with(@Nullable String givenName, @Nullable Object value) throws PlainData.Unfit {
        if (givenName == null || givenName.isEmpty()) {
            throw new IllegalArgumentException("an extension member needs a name");
        }
        String name = ForeignText.wellFormed(givenName);
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("the member name \"" + name
                    + "\" is reserved; error, message, type, title, status, detail and instance are");
        }
        Object plain = PlainData.copy(value);
        int newBytes = bytes - bytesOf(name) + JsonText.lengthOf(name, plain);
        if (newBytes > PlainData.MAX_BYTES) {
            throw PlainData.tooLarge();
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
        copy.put(name, plain);
        if (copy.size() > PlainData.MAX_ELEMENTS) {
            throw new PlainData.Unfit("there are " + PlainData.MAX_ELEMENTS + " extension members already");
        }
        return new ExtensionMembers(Collections.unmodifiableMap(copy), newBytes);
    }

    ExtensionMembers without(String name) {
        if (!values.containsKey(name)) {
            return this;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
        copy.remove(name);
        return new ExtensionMembers(Collections.unmodifiableMap(copy), bytes - bytesOf(name));
    }

    private int bytesOf(String name) {
        return values.containsKey(name) ? JsonText.lengthOf(name, values.get(name)) : 0;
    }

    /** A copy with more items in {@code errors}, sorted. */
    ExtensionMembers withFieldErrors(Collection<FieldError> errors) throws PlainData.Unfit {
        List<FieldError> all = new ArrayList<>(fieldErrors());
        try {
            all.addAll(errors);
            Collections.sort(all);
        } catch (RuntimeException e) {
            throw new PlainData.Unfit("reading the field errors failed", e);
        }
        return with(FIELD_ERRORS, all);
    }

    /** The same members in the same order, down to the last map: what gives the same bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExtensionMembers that
                && values.equals(that.values)
                && values.toString().equals(that.values.toString());
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The member {@code errors} as field errors, sorted; empty if there is none or it is of another form. */
    List<FieldError> fieldErrors() {
        if (!(values.get(FIELD_ERRORS) instanceof List<?> items)) {
            return List.of();
        }
        List<FieldError> errors = new ArrayList<>(items.size());
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> map
                    && OF_FIELD_ERROR.containsAll(map.keySet())
                    && map.get("message") instanceof String text)) {
                return List.of();
            }
            errors.add(new FieldError(map.get("field") instanceof String field ? field : null, text));
        }
        Collections.sort(errors);
        return Collections.unmodifiableList(errors);
    }
}
