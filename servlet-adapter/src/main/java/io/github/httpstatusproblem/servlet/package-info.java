/** Every error of a servlet application in one canonical form: one filter in front of everything. */
@NullMarked
package io.github.httpstatusproblem.servlet;

import org.jspecify.annotations.NullMarked;
