package io.github.httpstatusproblem;

import java.util.Collection;
import java.util.List;

/** A GET over HTTP/1.1 with nothing on the response; asking it allocates nothing. */
class EmptyExchange implements Exchange {
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
        return List.of();
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
