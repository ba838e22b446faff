package io.github.httpstatusproblem.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The response as the application sees it: {@code sendError} comes to us, and we learn whether content was begun. */
final class NativeResponse extends HttpServletResponseWrapper {
    private static final String CONTENT_LENGTH = "Content-Length";

    private final Answers answers;
    private final NativeRequest request;
    private final Passage passage;
    private final Turn turn;
    private final boolean isHead;
    private @Nullable Thread thread;
    private boolean errorSent;

    NativeResponse(Answers answers, NativeRequest request, HttpServletResponse response, Passage passage) {
        super(response);
        this.answers = answers;
        this.request = request;
        this.passage = passage;
        this.turn = passage.turn();
        this.isHead = "HEAD".equals(request.getMethod());
    }

    /** A dispatch begins on this thread of the container. */
    void enter() {
        thread = Thread.currentThread();
        errorSent = false;
    }

    /** As of now other threads may change it too. */
    void guard() {
        if (!(getResponse() instanceof GuardedResponse)) {
            setResponse(new GuardedResponse((HttpServletResponse) getResponse(), turn));
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!answered(status, null)) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, @Nullable String text) throws IOException {
        if (!answered(status, text)) {
            super.sendError(status, text);
        }
    }

    /**
     * A committed response is left to the container, which refuses as it always does; and so is an include, which can set
     * neither a status nor a field (Servlet 6.0, 9.3).
     */
    private boolean answered(int status, @Nullable String text) {
        boolean answered = answers.takesSendError(status)
                && !isCommitted()
                && request.getDispatcherType() != DispatcherType.INCLUDE
                && answers.answerSent(status, text, request, (HttpServletResponse) getResponse());
        errorSent |= answered && Thread.currentThread() == thread;
        if (!answered) {
            // A filter around us may keep it until we have returned, and its status is no empty answer meanwhile.
            passage.beginContent();
        }
        return answered;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        passage.beginContent();
        ServletOutputStream[] taken = {Nowhere.STREAM};
        turn.change(() -> taken[0] = super.getOutputStream());
        return new GuardedStream(taken[0], turn);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        passage.beginContent();
        PrintWriter[] taken = {Nowhere.WRITER};
        turn.change(() -> taken[0] = super.getWriter());
        return new GuardedWriter(taken[0], turn);
    }

    @Override
    public void setContentLength(int length) {
        beginContentOfHead(length);
        super.setContentLength(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        beginContentOfHead(length);
        super.setContentLengthLong(length);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        beginContentOfHead(name, value);
        super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        beginContentOfHead(name, value);
        super.addHeader(name, value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        beginContentOfHead(name, value);
        super.setIntHeader(name, value);
    }

    @Override
    public void addIntHeader(String name, int value) {
        beginContentOfHead(name, value);
        super.addIntHeader(name, value);
    }

    private void beginContentOfHead(String name, @Nullable Object value) {
        if (isHead
                && name.equalsIgnoreCase(CONTENT_LENGTH)
                && value != null
                && !value.toString().equals("0")) {
            beginContentOfHead(1);
        }
    }

    /** In answer to HEAD the length is all there is of a content: HttpServlet counts what doGet writes. */
    private void beginContentOfHead(long length) {
        if (isHead && length > 0 && !turn.isAnswered()) {
            passage.beginContent();
        }
    }

    /** Whether {@code sendError} was answered while the container waited for the application to return. */
    boolean isErrorSent() {
        return errorSent;
    }

    NativeRequest request() {
        return request;
    }

    /** Where everything goes that is written after the answer. */
    private static final class Nowhere extends ServletOutputStream {
        static final ServletOutputStream STREAM = new Nowhere();
        static final PrintWriter WRITER = new PrintWriter(Writer.nullWriter());

        @Override
        public void write(int octet) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException(Turn.OVER);
        }
    }
}
