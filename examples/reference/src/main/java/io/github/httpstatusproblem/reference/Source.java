package io.github.httpstatusproblem.reference;

/** Where the snippets of a framework come from. */
interface Source {
    /** The lines, without a line break at the end. */
    String code(Returned returned);
}
