package io.github.httpstatusproblem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An exchange written down by hand: what a server would show of one request and its response. */
record RecordedExchange(
        String method,
        String protocol,
        List<HeaderField> request,
        List<HeaderField> response,
        List<String> inheritedFields,
        boolean isCommitted)
        implements Exchange {
    static RecordedExchange of(String method) {
        return new RecordedExchange(method, "HTTP/1.1", List.of(), List.of(), List.of(), false);
    }

    static RecordedExchange get() {
        return of("GET");
    }

    RecordedExchange over(String newProtocol) {
        return new RecordedExchange(method, newProtocol, request, response, inheritedFields, isCommitted);
    }

    RecordedExchange asking(String name, String value) {
        return new RecordedExchange(
                method, protocol, plus(request, name, value), response, inheritedFields, isCommitted);
    }

    /** With a field that stands on the response already. */
    RecordedExchange answering(String name, String value) {
        return new RecordedExchange(
                method, protocol, request, plus(response, name, value), inheritedFields, isCommitted);
    }

    /** With a field that stood on the response before the adapter was entered. */
    RecordedExchange inheriting(String name, String value) {
        List<String> names = new ArrayList<>(inheritedFields);
        names.add(name);
        return new RecordedExchange(method, protocol, request, plus(response, name, value), names, isCommitted);
    }

    RecordedExchange committed() {
        return new RecordedExchange(method, protocol, request, response, inheritedFields, true);
    }

    @Override
    public List<String> requestFields(String name) {
        return values(request, name);
    }

    @Override
    public Collection<String> responseFields(String name) {
        return values(response, name);
    }

    private static List<HeaderField> plus(List<HeaderField> fields, String name, String value) {
        List<HeaderField> all = new ArrayList<>(fields);
        all.add(new HeaderField(name, value));
        return all;
    }

    private static List<String> values(List<HeaderField> fields, String name) {
        return fields.stream()
                .filter(field -> field.hasName(name))
                .map(HeaderField::value)
                .toList();
    }
}
