package io.github.httpstatusproblem.reference;

import java.util.HexFormat;

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

    /** What changes when the snippet or its file does. */
    String fingerprint() {
        byte[] digest = Sha256.of(code + "\n" + complete);
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
