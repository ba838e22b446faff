package io.github.httpstatusproblem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Numbers of plain data get the narrowest of the few types that a JSON parser gives, so that equal numbers are equal. */
final class PlainNumber {
    static final int MAX_DIGITS = 1_000;

    private static final BigInteger TOO_MANY_DIGITS = BigInteger.TEN.pow(MAX_DIGITS);

    private PlainNumber() {}

    /** The number, or null for NaN and infinities; a type that is not the JDK's is refused. */
    static @Nullable Object of(Number number) throws PlainData.Unfit {
        if (number instanceof Integer) {
            return number;
        }
        if (number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicInteger
                || number instanceof AtomicLong
                || number instanceof LongAdder
                || number instanceof LongAccumulator) {
            return narrow(number.longValue());
        }
        if (number instanceof Double || number instanceof DoubleAdder || number instanceof DoubleAccumulator) {
            return finite(number.doubleValue());
        }
        if (number instanceof Float) {
            return Float.isFinite(number.floatValue()) ? Double.valueOf(number.toString()) : null;
        }
        if (number instanceof BigInteger big) {
            return integer(new BigInteger(big.toByteArray()));
        }
        if (number instanceof BigDecimal big) {
            return decimal(new BigDecimal(new BigInteger(big.unscaledValue().toByteArray()), big.scale()));
        }
        throw PlainData.refused(number);
    }

    /** Whether the text of the number is more than a few characters. */
    static boolean isLong(@Nullable Object number) {
        return number instanceof BigInteger || number instanceof BigDecimal;
    }

    static Number narrow(long value) {
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Number integer(BigInteger value) throws PlainData.Unfit {
        if (value.bitLength() < Long.SIZE) {
            return narrow(value.longValue());
        }
        checkDigits(value);
        return value;
    }

    /** Without a fraction or an exponent it is written as an integer, and is one. */
    private static Number decimal(BigDecimal value) throws PlainData.Unfit {
        if (value.scale() == 0) {
            return integer(value.unscaledValue());
        }
        checkDigits(value.unscaledValue());
        return value;
    }

    /** Compares, because counting the digits of a huge number takes long. */
    private static void checkDigits(BigInteger value) throws PlainData.Unfit {
        if (value.abs().compareTo(TOO_MANY_DIGITS) >= 0) {
            throw new PlainData.Unfit("it holds a number of more than " + MAX_DIGITS + " digits");
        }
    }
}
