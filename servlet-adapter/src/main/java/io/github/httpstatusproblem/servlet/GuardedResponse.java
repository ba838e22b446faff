package io.github.httpstatusproblem.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The response of an asynchronous request, which threads of the application may change while a timeout is answered: each
 * change is made before the answer or not at all, as what is written after {@code sendError} is lost.
 */
final class GuardedResponse extends HttpServletResponseWrapper {
    private final Passage passage;

    GuardedResponse(HttpServletResponse response, Passage passage) {
        super(response);
        this.passage = passage;
    }

    @Override
    public void setStatus(int status) {
        passage.change(() -> super.setStatus(status));
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        passage.change(() -> super.setHeader(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
        passage.change(() -> super.addHeader(name, value));
    }

    @Override
    public void setIntHeader(String name, int value) {
        passage.change(() -> super.setIntHeader(name, value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        passage.change(() -> super.addIntHeader(name, value));
    }

    @Override
    public void setDateHeader(String name, long date) {
        passage.change(() -> super.setDateHeader(name, date));
    }

    @Override
    public void addDateHeader(String name, long date) {
        passage.change(() -> super.addDateHeader(name, date));
    }

    @Override
    public void addCookie(Cookie cookie) {
        passage.change(() -> super.addCookie(cookie));
    }

    @Override
    public void setContentType(String type) {
        passage.change(() -> super.setContentType(type));
    }

    @Override
    public void setCharacterEncoding(@Nullable String charset) {
        passage.change(() -> super.setCharacterEncoding(charset));
    }

    @Override
    public void setLocale(Locale locale) {
        passage.change(() -> super.setLocale(locale));
    }

    @Override
    public void setContentLength(int length) {
        passage.change(() -> super.setContentLength(length));
    }

    @Override
    public void setContentLengthLong(long length) {
        passage.change(() -> super.setContentLengthLong(length));
    }

    @Override
    public void setBufferSize(int size) {
        passage.change(() -> super.setBufferSize(size));
    }

    @Override
    public void sendError(int status) throws IOException {
        passage.change(() -> super.sendError(status));
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        passage.change(() -> super.sendError(status, message));
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        passage.change(() -> super.sendRedirect(location));
    }

    @Override
    public void reset() {
        passage.change(super::reset);
    }

    @Override
    public void resetBuffer() {
        passage.change(super::resetBuffer);
    }

    @Override
    public void flushBuffer() throws IOException {
        passage.change(super::flushBuffer);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        passage.hold();
        try {
            return new Stream(super.getOutputStream(), passage);
        } finally {
            passage.release();
        }
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        passage.hold();
        try {
            return new Writer(super.getWriter(), passage);
        } finally {
            passage.release();
        }
    }

    private static final class Stream extends ServletOutputStream {
        private final ServletOutputStream out;
        private final Passage passage;

        Stream(ServletOutputStream out, Passage passage) {
            this.out = out;
            this.passage = passage;
        }

        @Override
        public void write(int octet) throws IOException {
            passage.change(() -> out.write(octet));
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            passage.change(() -> out.write(octets, offset, length));
        }

        @Override
        public void flush() throws IOException {
            passage.change(out::flush);
        }

        @Override
        public void close() throws IOException {
            passage.change(out::close);
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

    private static final class Writer extends PrintWriter {
        private final Passage passage;

        Writer(PrintWriter raw, Passage passage) {
            super(raw);
            this.passage = passage;
        }

        @Override
        public void write(int c) {
            passage.change(() -> super.write(c));
        }

        @Override
        public void write(char[] chars, int offset, int length) {
            passage.change(() -> super.write(chars, offset, length));
        }

        @Override
        public void write(String text, int offset, int length) {
            passage.change(() -> super.write(text, offset, length));
        }

        @Override
        public void flush() {
            passage.change(super::flush);
        }

        @Override
        public void close() {
            passage.change(super::close);
        }
    }
}
