/** Every error of a Javalin application in one canonical form: one plugin. */
@NullMarked
package io.github.httpstatusproblem.javalin;

import org.jspecify.annotations.NullMarked;
