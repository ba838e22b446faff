/**
 * What every adapter must do, as tests over a raw socket: extend {@link
 * io.github.httpstatusproblem.contract.AdapterContract}, start a server with its routes, stop it.
 */
@NullMarked
package io.github.httpstatusproblem.contract;

import org.jspecify.annotations.NullMarked;
