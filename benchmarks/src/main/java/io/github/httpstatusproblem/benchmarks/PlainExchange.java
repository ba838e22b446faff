package io.github.httpstatusproblem.benchmarks;

import io.github.httpstatusproblem.Exchange;
import java.util.Collection;
import java.util.List;

/** A GET over HTTP/1.1 with nothing on the response: one instance, for core is measured here and not an adapter. */
final class PlainExchange implements Exchange {
    private final List<String> accept;
    private final List<String> acceptLanguage;

    /** Without a request field. */
    PlainExchange() {
        accept = List.of();
        acceptLanguage = List.of();
    }

    PlainExchange(String accept, String acceptLanguage) {
        this.accept = List.of(accept);
        this.acceptLanguage = List.of(acceptLanguage);
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }

    @Override
    public List<String> requestFields(String name) {
        return switch (name) {
            case "Accept" -> accept;
            case "Accept-Language" -> acceptLanguage;
            default -> List.of();
        };
    }

    @Override
    public Collection<String> responseFields(String name) {
        return List.of();
    }

    @Override
    public Collection<String> inheritedFields() {
        return List.of();
    }

    @Override
    public boolean isCommitted() {
        return false;
    }
}
