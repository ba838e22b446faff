package io.github.httpstatusproblem;

import java.lang.reflect.Array;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Copies the value of an extension member into plain data: null, String, Boolean, Integer, Long, BigInteger, Double,
 * BigDecimal, unmodifiable List and Map. A type that cannot be plain data is the caller's mistake and is refused; a
 * value that cannot be copied because of what it holds is {@link Unfit}.
 */
final class PlainData {
    static final int MAX_DEPTH = 32;
    static final int MAX_ELEMENTS = 1_000;
    static final int MAX_BYTES = 64 * 1_024;

    private static final ClassValue<Method[]> ACCESSORS = new Accessors();

    /** A value that is wrong by its content; the message says how. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(@Nullable String reason) {
            super(reason, null, false, false);
        }

        Unfit(@Nullable String reason, @Nullable Throwable cause) {
            super(reason, cause, false, false);
        }
    }

    /** What may still be copied: a bound on the work, whatever the value. */
    private int characters = MAX_BYTES;

    private PlainData() {}

    /**
     * The copy.
     *
     * @throws Unfit if the value's content is over a limit, or reading it fails
     * @throws IllegalArgumentException if the value, or something in it, is of a type that is not plain data
     */
    static @Nullable Object copy(@Nullable Object value) throws Unfit {
        try {
            return new PlainData().copy(value, 0);
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException | Error e) {
            throw new Unfit("reading it failed", e);
        }
    }

    private @Nullable Object copy(@Nullable Object value, int depth) throws Unfit {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            Object plain = PlainNumber.of(number);
            spend(PlainNumber.isLong(plain) ? plain.toString() : "");
            return plain;
        }
        String text = text(value);
        if (text != null) {
            return spend(text);
        }
        if (depth >= MAX_DEPTH && isContainer(value)) {
            throw new Unfit("it is nested more than " + MAX_DEPTH + " deep, or contains itself");
        }
        if (value instanceof Optional<?> optional) {
            return copy(optional.orElse(null), depth);
        }
        if (value instanceof FieldError error) {
            return fieldError(error);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, depth + 1);
        }
        if (value instanceof Iterable<?> iterable && !(value instanceof Path)) {
            return array(iterable, depth + 1);
        }
        if (value instanceof Record record) {
            return record(record, depth + 1);
        }
        if (value.getClass().isArray() && !(value instanceof char[]) && !(value instanceof byte[])) {
            return array(value, depth + 1);
        }
        return scalarHolder(value);
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map
                || value instanceof Iterable
                || value instanceof Record
                || value.getClass().isArray();
    }

    /** The text of a value that is a string in JSON, or null. */
    private static @Nullable String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        boolean textual = value instanceof CharSequence
                || value instanceof Character
                || value instanceof UUID
                || value instanceof URI
                || isOfJavaTime(value);
        return textual ? String.valueOf(value.toString()) : null;
    }

    private static boolean isOfJavaTime(Object value) {
        return (value instanceof TemporalAccessor || value instanceof TemporalAmount || value instanceof ZoneId)
                && value.getClass().getName().startsWith("java.time.");
    }

    private @Nullable Object scalarHolder(Object value) {
        if (value instanceof AtomicBoolean flag) {
            return flag.get();
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? PlainNumber.narrow(optional.getAsLong()) : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? PlainNumber.finite(optional.getAsDouble()) : null;
        }
        throw refused(value);
    }

    /** A class-level error has no member {@code field}, where a record of the same shape would have a null. */
    private Map<String, @Nullable Object> fieldError(FieldError error) throws Unfit {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (error.field() != null) {
            copy.put("field", spend(error.field()));
        }
        copy.put("message", spend(error.message()));
        return Collections.unmodifiableMap(copy);
    }

    private Map<String, @Nullable Object> object(Map<?, ?> map, int depth) throws Unfit {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            count(copy.size());
            copy.put(spend(name(entry.getKey())), copy(entry.getValue(), depth));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static String name(@Nullable Object key) throws Unfit {
        if (key == null) {
            throw new Unfit("it holds a map with a null key");
        }
        String text = text(key);
        if (text != null) {
            return text;
        }
        if (key instanceof Number || key instanceof Boolean) {
            return String.valueOf(key instanceof Number number ? PlainNumber.of(number) : key);
        }
        throw refused(key);
    }

    private List<@Nullable Object> array(Iterable<?> items, int depth) throws Unfit {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object item : items) {
            count(copy.size());
            copy.add(copy(item, depth));
        }
        return Collections.unmodifiableList(copy);
    }

    private List<@Nullable Object> array(Object array, int depth) throws Unfit {
        List<@Nullable Object> copy = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            count(i);
            copy.add(copy(Array.get(array, i), depth));
        }
        return Collections.unmodifiableList(copy);
    }

    private Map<String, @Nullable Object> record(Record record, int depth) throws Unfit {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Method accessor : ACCESSORS.get(record.getClass())) {
            copy.put(spend(accessor.getName()), copy(read(record, accessor), depth));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object read(Record record, Method accessor) throws Unfit {
        try {
            return accessor.invoke(record);
        } catch (InvocationTargetException e) {
            throw new Unfit("the accessor " + accessor.getName() + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new Unfit("the accessor " + accessor.getName() + " cannot be called", e);
        }
    }

    private void count(int elements) throws Unfit {
        spend("");
        if (elements >= MAX_ELEMENTS) {
            throw new Unfit("it holds an array or an object of more than " + MAX_ELEMENTS + " elements");
        }
    }

    private String spend(String text) throws Unfit {
        characters -= text.length() + 1;
        if (characters < 0) {
            throw tooLarge();
        }
        return ForeignText.wellFormed(text);
    }

    static Unfit tooLarge() {
        return new Unfit("the extension members would be larger than 64 KiB in all");
    }

    static Refused refused(Object value) {
        return new Refused(value.getClass().getName()
                + " is not plain data: strings, numbers, booleans, enums, UUID, URI, java.time, Optional, records,"
                + " maps, iterables and arrays (but char[] and byte[]) are; for a bean, pass what your JSON mapper"
                + " makes of it to withAll(Map)");
    }

    /** A refusal of ours, as against an IllegalArgumentException that the value itself throws. */
    static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private static final class Accessors extends ClassValue<Method[]> {
        @Override
        protected Method[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Method[] accessors = new Method[components.length];
            for (int i = 0; i < components.length; i++) {
                accessors[i] = components[i].getAccessor();
                try {
                    accessors[i].setAccessible(true);
                } catch (InaccessibleObjectException | SecurityException e) {
                    throw new Refused("the record " + type.getName() + " is closed to reflection (" + e.getMessage()
                            + "): open its package to this library, or pass a map");
                }
            }
            return accessors;
        }
    }
}
