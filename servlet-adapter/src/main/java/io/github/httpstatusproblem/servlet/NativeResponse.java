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
    private boolean contentBegun;

    NativeResponse(HttpStatusProblemFilter filter, HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.filter = filter;
        this.request = request;
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
        return filter.takesSendError(status)
                && !isCommitted()
                && filter.answer(status, request, (HttpServletResponse) getResponse());
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        contentBegun = true;
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        contentBegun = true;
        return super.getWriter();
    }

    /** In answer to HEAD the length is all there is of a content: HttpServlet counts what doGet writes. */
    @Override
    public void setContentLength(int length) {
        contentBegun |= request.getMethod().equals("HEAD");
        super.setContentLength(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        contentBegun |= request.getMethod().equals("HEAD");
        super.setContentLengthLong(length);
    }

    /** Whether no content was begun, so that an error status can still get one. */
    boolean isEmpty() {
        return !contentBegun && !isCommitted();
    }

    HttpServletRequest request() {
        return request;
    }
}
