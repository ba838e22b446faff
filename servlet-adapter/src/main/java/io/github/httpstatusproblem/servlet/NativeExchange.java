package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.Exchange;
import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request and its response as core sees them, and the one place where an answer is written. */
final class NativeExchange implements Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.LOGGER);
    /** Where an error dispatch keeps the request's method since Servlet 6.1; it is itself a GET there. */
    private static final String ERROR_METHOD = "jakarta.servlet.error.method";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Passage passage;

    NativeExchange(HttpServletRequest request, HttpServletResponse response, Passage passage) {
        this.request = request;
        this.response = response;
        this.passage = passage;
    }

    @Override
    public String method() {
        if (request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(ERROR_METHOD) instanceof String original) {
            return original;
        }
        return request.getMethod();
    }

    @Override
    public String protocol() {
        return request.getProtocol();
    }

    @Override
    public List<String> requestFields(String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null || !values.hasMoreElements() ? List.of() : Collections.list(values);
    }

    @Override
    public Collection<String> responseFields(String name) {
        return response.getHeaders(name);
    }

    @Override
    public Collection<String> inheritedFields() {
        return passage.inheritedFields(response);
    }

    @Override
    public Collection<String> allowedMethods() {
        return AllowedMethods.of(request);
    }

    @Override
    public boolean isCommitted() {
        return response.isCommitted();
    }

    /** Whether the caller may write: nothing is committed, and nobody answered before. */
    boolean claim() {
        return passage.turn().claim(response::isCommitted);
    }

    /** Whether the answer was handed to the container; not where the client has left in between. */
    boolean write(ProblemResponse answer) {
        try {
            ServletOutputStream out = clear(answer.removals());
            response.setStatus(answer.status());
            // Undertow appends the charset of an earlier writer to Content-Type unless it is taken back.
            response.setCharacterEncoding((String) null);
            response.setContentType(answer.contentType());
            // Undertow remembers the length of another content unless it is taken back.
            response.setContentLengthLong(answer.length());
            for (HeaderField field : answer.fields()) {
                response.addHeader(field.name(), field.value());
            }
            answer.writeTo(out);
            // Committed here, so that nothing that still runs can change it; Undertow would let setStatus(200) through.
            response.flushBuffer();
            return true;
        } catch (IOException e) {
            LOG.debug("the client left before the answer {}", answer.status(), e);
        } catch (RuntimeException | Error e) {
            warn("the container refuses the answer " + answer.status(), e);
            if (!response.isCommitted()) {
                passage.turn().disclaim();
            }
        }
        return response.isCommitted();
    }

    /** Whether the answer is left to an error page, with the fields that are the problem's and nobody else's. */
    boolean leave(ProblemResponse answer) {
        try {
            List<HeaderField> kept = answer.problemFields();
            List<String> replaced = kept.stream().map(HeaderField::name).toList();
            response.resetBuffer();
            remove(answer.removals().stream()
                    .filter(name -> ProblemResponder.describesContent(name) || replaced.contains(name))
                    .toList());
            for (HeaderField field : kept) {
                response.addHeader(field.name(), field.value());
            }
            response.sendError(answer.status());
            return true;
        } catch (IOException | RuntimeException | Error e) {
            warn("the container refuses to send the error " + answer.status(), e);
            return false;
        }
    }

    /** A logger that fails loses its line. */
    static void warn(String what, Throwable failure) {
        try {
            LOG.warn(what, failure);
        } catch (Throwable ignored) {
            // Nobody else is there to be told.
        }
    }

    /** The stream of a response that has no content and none of these fields; even if the writer was taken before. */
    private ServletOutputStream clear(List<String> removals) throws IOException {
        response.resetBuffer();
        remove(removals);
        try {
            return response.getOutputStream();
        } catch (IllegalStateException writerTaken) {
            startAnew(removals);
            return response.getOutputStream();
        }
    }

    private void remove(List<String> names) {
        if (hasAny(names)) {
            names.forEach(name -> response.setHeader(name, null));
            if (hasAny(names)) {
                // Tomcat 10.1 takes no notice of null, which removes a field as of Servlet 6.1.
                startAnew(names);
            }
        }
    }

    private boolean hasAny(List<String> names) {
        for (String name : names) {
            if (response.containsHeader(name)) {
                return true;
            }
        }
        return false;
    }

    private void startAnew(List<String> removals) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : response.getHeaderNames()) {
            fields.put(name, List.copyOf(response.getHeaders(name)));
        }
        removals.forEach(fields::remove);
        response.reset();
        fields.forEach(this::restore);
    }

    /**
     * Jetty sets the cookie of a new session again in {@code reset()}, which is not to be doubled, and keeps its own fields,
     * which may not be touched.
     */
    private void restore(String name, List<String> values) {
        if (List.copyOf(response.getHeaders(name)).equals(values)) {
            return;
        }
        response.setHeader(name, null);
        for (String value : values) {
            response.addHeader(name, value);
        }
    }
}
