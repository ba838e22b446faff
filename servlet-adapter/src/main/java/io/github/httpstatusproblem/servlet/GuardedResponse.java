package io.github.httpstatusproblem.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The response of an asynchronous request, which threads of the application may change while a timeout is answered: each
 * change is made before the answer or not at all. Its stream and its writer are guarded where they are handed out.
 */
final class GuardedResponse extends HttpServletResponseWrapper {
    private final Turn turn;

    GuardedResponse(HttpServletResponse response, Turn turn) {
        super(response);
        this.turn = turn;
    }

    /** As containers do where the response is committed. */
    private static void refuseUnless(boolean changed) {
        if (!changed) {
            throw new IllegalStateException(Turn.OVER);
        }
    }

    @Override
    public void setStatus(int status) {
        turn.change(() -> super.setStatus(status));
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        turn.change(() -> super.setHeader(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
        turn.change(() -> super.addHeader(name, value));
    }

    @Override
    public void setIntHeader(String name, int value) {
        turn.change(() -> super.setIntHeader(name, value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        turn.change(() -> super.addIntHeader(name, value));
    }

    @Override
    public void setDateHeader(String name, long date) {
        turn.change(() -> super.setDateHeader(name, date));
    }

    @Override
    public void addDateHeader(String name, long date) {
        turn.change(() -> super.addDateHeader(name, date));
    }

    @Override
    public void addCookie(Cookie cookie) {
        turn.change(() -> super.addCookie(cookie));
    }

    @Override
    public void setContentType(String type) {
        turn.change(() -> super.setContentType(type));
    }

    @Override
    public void setCharacterEncoding(@Nullable String charset) {
        turn.change(() -> super.setCharacterEncoding(charset));
    }

    @Override
    public void setLocale(Locale locale) {
        turn.change(() -> super.setLocale(locale));
    }

    @Override
    public void setContentLength(int length) {
        turn.change(() -> super.setContentLength(length));
    }

    @Override
    public void setContentLengthLong(long length) {
        turn.change(() -> super.setContentLengthLong(length));
    }

    @Override
    public void setBufferSize(int size) {
        turn.change(() -> super.setBufferSize(size));
    }

    @Override
    public void sendError(int status) throws IOException {
        refuseUnless(turn.change(() -> super.sendError(status)));
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        refuseUnless(turn.change(() -> super.sendError(status, message)));
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        refuseUnless(turn.change(() -> super.sendRedirect(location)));
    }

    @Override
    public void reset() {
        refuseUnless(turn.change(super::reset));
    }

    @Override
    public void resetBuffer() {
        refuseUnless(turn.change(super::resetBuffer));
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!turn.change(super::flushBuffer)) {
            throw new IOException(Turn.OVER);
        }
    }
}
