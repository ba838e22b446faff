package io.github.httpstatusproblem.spring;

import org.jspecify.annotations.Nullable;

/** What an application's Jackson reads a Java type from: one for each of its two major versions. */
interface JsonType {
    /** The member that a property of Java is read from; null if there is no such property. */
    @Nullable Member member(String property);

    /** The type of the elements of an array, a collection, a map or an Optional; null if it is none of these. */
    @Nullable JsonType content();

    /** A member of an object, by its name in JSON. */
    record Member(String name, JsonType type) {}
}
