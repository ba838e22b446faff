package io.github.httpstatusproblem.contract;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The endpoint of a framework that hands its applications the servlet response.
 *
 * @param response what the application under test was given
 */
public record ServletEndpoint(HttpServletResponse response) implements Endpoint {
    @Override
    public void status(int status) {
        response.setStatus(status);
    }

    @Override
    public void field(String name, String value) {
        response.setHeader(name, value);
    }

    @Override
    public void write(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() throws IOException {
        response.flushBuffer();
    }

    @Override
    public Throwable wrapped(RuntimeException exception) {
        return new ServletException(exception);
    }
}
