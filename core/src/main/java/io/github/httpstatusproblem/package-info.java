/**
 * HTTP error responses: every status code, the problem that an application throws, its canonical body, and the one
 * function that decides what leaves. No framework, no input or output.
 *
 * <pre>{@code throw HttpStatusProblem.of(417);}</pre>
 */
@NullMarked
package io.github.httpstatusproblem;

import org.jspecify.annotations.NullMarked;
