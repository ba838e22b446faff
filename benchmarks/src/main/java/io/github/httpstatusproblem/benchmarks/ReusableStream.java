package io.github.httpstatusproblem.benchmarks;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Where a response ends: an array that is used again, so that what is allocated is allocated by the code measured. */
final class ReusableStream extends OutputStream {
    private final byte[] content = new byte[8_192];
    private int length;

    /** Starts the next response. */
    ReusableStream begin() {
        length = 0;
        return this;
    }

    int length() {
        return length;
    }

    String text() {
        return new String(content, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int octet) {
        content[length++] = (byte) octet;
    }

    @Override
    public void write(byte[] octets, int offset, int count) {
        System.arraycopy(octets, offset, content, length, count);
        length += count;
    }
}
