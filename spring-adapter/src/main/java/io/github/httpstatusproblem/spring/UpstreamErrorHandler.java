package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemReader;
import io.github.httpstatusproblem.UpstreamProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.ResponseErrorHandler;

/**
 * Throws the problem that an upstream has answered with, for {@code RestClient} and {@code RestTemplate}: an {@link
 * UpstreamProblem}, which to the own client is a 502 unless it is caught. Stateless.
 *
 * <pre>{@code
 * RestClient.builder().defaultStatusHandler(new UpstreamErrorHandler()).build();
 * restTemplate.setErrorHandler(new UpstreamErrorHandler());
 * }</pre>
 */
public final class UpstreamErrorHandler implements ResponseErrorHandler {
    private static final int LOWEST_ERROR = 400;

    /** With nothing to configure. */
    public UpstreamErrorHandler() {}

    /** Whether the status is 400 or above; what is above 599 reads as 500. */
    @Override
    public boolean hasError(ClientHttpResponse response) throws IOException {
        return response.getStatusCode().value() >= LOWEST_ERROR;
    }

    /**
     * Throws what was answered.
     *
     * @throws UpstreamProblem always
     */
    @Override
    public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
        // Spring 7 has other methods to get one than Spring 6.2, and the same to get all.
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.getHeaders().forEach(fields::put);
        // Left, for Spring reads to its end what remains of a content, and there may be no end.
        try (Content content = new Content(content(response))) {
            throw ProblemReader.read(response.getStatusCode().value(), fields::get, content);
        }
    }

    /** Without one that can be read, the status is what counts. */
    private static InputStream content(ClientHttpResponse response) {
        try {
            return response.getBody();
        } catch (IOException unreadable) {
            return InputStream.nullInputStream();
        }
    }

    /** Knows whether it has come to its end, and does not go there in order to be closed. */
    private static final class Content extends FilterInputStream {
        private boolean hasEnded;

        Content(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            hasEnded = octet < 0;
            return octet;
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            int count = super.read(octets, from, length);
            hasEnded = count < 0;
            return count;
        }

        /** The streams of Apache's client read to their end when they are closed, unless they are aborted. */
        @Override
        public void close() throws IOException {
            Method abort = hasEnded ? null : ReflectionUtils.findMethod(in.getClass(), "abort");
            if (abort != null) {
                ReflectionUtils.invokeMethod(abort, in);
            }
            super.close();
        }
    }
}
