/** What an error response costs, in ratios to the peers and to constant bytes in the same run. Never published. */
@NullMarked
package io.github.httpstatusproblem.benchmarks;

import org.jspecify.annotations.NullMarked;
