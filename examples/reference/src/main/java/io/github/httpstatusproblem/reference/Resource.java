package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file beside the classes of this package. */
final class Resource {
    private Resource() {}

    static InputStream open(String name) {
        InputStream file = Resource.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException("missing on the class path: " + name);
        }
        return file;
    }

    static String text(String name) {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
