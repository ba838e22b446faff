package io.github.httpstatusproblem.servlet;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** The writer of a response, as {@link GuardedStream}; who looks is told by {@code checkError}. */
final class GuardedWriter extends PrintWriter {
    private final PrintWriter raw;

    GuardedWriter(PrintWriter raw, Turn turn) {
        super(new Guard(raw, turn));
        this.raw = raw;
    }

    @Override
    public boolean checkError() {
        return super.checkError() || raw.checkError();
    }

    private static final class Guard extends Writer {
        private final PrintWriter raw;
        private final Turn turn;

        Guard(PrintWriter raw, Turn turn) {
            this.raw = raw;
            this.turn = turn;
        }

        @Override
        public void write(int c) throws IOException {
            turn.write(() -> raw.write(c));
        }

        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            turn.write(() -> raw.write(chars, offset, length));
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            turn.write(() -> raw.write(text, offset, length));
        }

        @Override
        public void flush() throws IOException {
            turn.write(raw::flush);
        }

        @Override
        public void close() {
            turn.change(raw::close);
        }
    }
}
