/** The reference server: every status code on request, and a page for each that shows how to return it. */
@NullMarked
package io.github.httpstatusproblem.reference;

import org.jspecify.annotations.NullMarked;
