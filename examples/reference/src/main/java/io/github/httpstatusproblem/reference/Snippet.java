package io.github.httpstatusproblem.reference;

/**
 * How a status is returned in one framework.
 *
 * @param framework its name, as a heading
 * @param code lines without a line break at the end
 */
record Snippet(String framework, String code) {}
