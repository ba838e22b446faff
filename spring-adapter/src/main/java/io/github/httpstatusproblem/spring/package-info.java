/** Every error of a Spring MVC application in one canonical form: the dependency is all it takes with Spring Boot. */
@NullMarked
package io.github.httpstatusproblem.spring;

import org.jspecify.annotations.NullMarked;
