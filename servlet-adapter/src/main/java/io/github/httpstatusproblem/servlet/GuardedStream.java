package io.github.httpstatusproblem.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * The stream of a response, as long as it is the application's turn. What is written after the answer is lost, as it is
 * after {@code sendError}; a thread of the application is told by an exception, so that it does not go on for ever.
 */
final class GuardedStream extends ServletOutputStream {
    private final ServletOutputStream out;
    private final Turn turn;

    GuardedStream(ServletOutputStream out, Turn turn) {
        this.out = out;
        this.turn = turn;
    }

    @Override
    public void write(int octet) throws IOException {
        turn.write(() -> out.write(octet));
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        turn.write(() -> out.write(octets, offset, length));
    }

    @Override
    public void flush() throws IOException {
        turn.write(out::flush);
    }

    @Override
    public void close() throws IOException {
        turn.change(out::close);
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(listener);
    }
}
