package io.github.httpstatusproblem.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The response as the application sees it: {@code sendError} comes to us, and we learn whether content was begun. */
final class NativeResponse extends HttpServletResponseWrapper {
    private final HttpStatusProblemFilter filter;
    private final NativeRequest request;
    private final Passage passage;
    private final Thread thread = Thread.currentThread();
    private boolean errorSent;

    NativeResponse(
            HttpStatusProblemFilter filter, NativeRequest request, HttpServletResponse response, Passage passage) {
        super(response);
        this.filter = filter;
        this.request = request;
        this.passage = passage;
    }

    /** As of now other threads may change it too. */
    void guard() {
        if (!(getResponse() instanceof GuardedResponse)) {
            setResponse(new GuardedResponse((HttpServletResponse) getResponse(), passage));
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

    /** A committed response is left to the container, which refuses as it always does. */
    private boolean answered(int status, @Nullable String text) {
        boolean answered = filter.takesSendError(status)
                && !isCommitted()
                && filter.answerSent(status, text, request, (HttpServletResponse) getResponse());
        errorSent |= answered && Thread.currentThread() == thread;
        return answered;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        passage.beginContent();
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        passage.beginContent();
        return super.getWriter();
    }

    /** In answer to HEAD the length is all there is of a content: HttpServlet counts what doGet writes. */
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

    private void beginContentOfHead(long length) {
        if (length > 0 && request.getMethod().equals("HEAD")) {
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
}
