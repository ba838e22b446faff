package io.github.httpstatusproblem;

import java.util.Collection;
import java.util.List;

/**
 * What a decision may read of one request and its response. An adapter shows its native objects through this interface
 * without copying them; nothing is written through it.
 */
public interface Exchange {
    /** The request method as sent, such as {@code GET}; methods have case (RFC 9110, 9.1). */
    String method();

    /** The request's protocol, such as {@code HTTP/1.1} or {@code HTTP/2.0}. */
    String protocol();

    /** The values of the request's field lines of that name, in their order; empty if there are none. */
    List<String> requestFields(String name);

    /** The values that are set on the response for that name at this moment; empty if there are none. */
    Collection<String> responseFields(String name);

    /**
     * Names of fields that stood on the response before the adapter was entered and still have the same values: they
     * belong to what is around the application, such as an outer filter that compresses. Usually empty.
     */
    Collection<String> inheritedFields();

    /**
     * The methods that the target resource supports, as far as the adapter knows: what a 405 without Allow is given for it
     * (RFC 9110, 10.2.1). Empty where nobody knows, as by default.
     */
    default Collection<String> allowedMethods() {
        return List.of();
    }

    /** Whether the status line and the fields have left already, so that nothing can be answered any more. */
    boolean isCommitted();
}
