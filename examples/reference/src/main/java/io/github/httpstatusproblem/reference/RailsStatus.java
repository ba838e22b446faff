package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.util.Set;

/** How Rails is told a status: by Rack's symbol, or by the number where Rack has none or has changed it. */
final class RailsStatus {
    /** 413 and 422 were renamed in Rack 3.1, 510 is on its way out, 306 is written :"(unused)", and 418 has none. */
    private static final Set<Integer> NUMBERS = Set.of(306, 413, 418, 422, 510);

    private RailsStatus() {}

    static String of(StatusCode status) {
        return !status.isRegistered() || NUMBERS.contains(status.value())
                ? Integer.toString(status.value())
                : ":" + status.key();
    }
}
