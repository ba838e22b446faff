package io.github.httpstatusproblem.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The response as the application sees it: {@code sendError} comes to us, and we learn whether content was begun. */
final class NativeResponse extends HttpServletResponseWrapper {
    private final HttpStatusProblemFilter filter;
    private final HttpServletRequest request;
    private final Passage passage;
    private final Thread thread = Thread.currentThread();
    private boolean errorSent;

    NativeResponse(
            HttpStatusProblemFilter filter, HttpServletRequest request, HttpServletResponse response, Passage passage) {
        super(response);
        this.filter = filter;
        this.request = request;
        this.passage = passage;
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!answered(status)) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        if (!answered(status)) {
            super.sendError(status, message);
        }
    }

    /** A committed response is left to the container, which refuses as it always does. */
    private boolean answered(int status) {
        boolean answered = filter.takesSendError(status)
                && !isCommitted()
                && filter.answer(status, request, (HttpServletResponse) getResponse());
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

    HttpServletRequest request() {
        return request;
    }
}
