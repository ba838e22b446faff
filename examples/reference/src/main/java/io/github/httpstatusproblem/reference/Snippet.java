package io.github.httpstatusproblem.reference;

/**
 * How a status is returned in one framework; lines without a line break at the end.
 *
 * @param code what matters
 * @param complete a file that runs by itself; the same as the code where there is only something to say
 */
record Snippet(Framework framework, String code, String complete) {
    boolean hasComplete() {
        return !complete.equals(code);
    }
}
