package io.github.httpstatusproblem.contract;

import io.github.httpstatusproblem.StatusCode;
import java.util.List;
import java.util.TreeSet;

/**
 * What comes of a situation, in a word for a cell of a table: a bare number is the canonical answer with that status, byte
 * for byte.
 */
public final class Outcome {
    /** What an application says that answers an error itself. */
    public static final String OWN = "my own words";

    /** The trace id of a request with {@link #TRACEPARENT}. */
    public static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** A field line by which the answer to an unknown exception is known beforehand. */
    public static final String TRACEPARENT = "traceparent: 00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    private Outcome() {}

    /** The whole canonical answer, in the form of {@link RawResponse#comparable()}, in the registry's words for the status. */
    public static String canonical(int status, String members, String... fieldLines) {
        return saying(StatusCode.of(status).reasonPhrase(), status, members, fieldLines);
    }

    /** As {@link #canonical}, with another message. */
    public static String saying(String message, int status, String members, String... fieldLines) {
        String body =
                "{\"error\": \"" + StatusCode.of(status).key() + "\", \"message\": \"" + message + "\"" + members + "}";
        TreeSet<String> lines = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        lines.addAll(List.of(
                "Cache-Control: no-store",
                "Content-Length: " + body.length(),
                "Content-Type: application/json",
                "Vary: Accept",
                "X-Content-Type-Options: nosniff"));
        lines.addAll(List.of(fieldLines));
        return status + "\n" + String.join("\n", lines) + "\n\n" + body;
    }

    /** The answer to an exception that nobody knows, to a request with {@link #TRACEPARENT}. */
    public static String unknown() {
        return canonical(500, ", \"trace_id\": \"" + TRACE_ID + "\"");
    }

    /**
     * A number for the canonical answer, {@code own} for {@link #OWN}, {@code cut off} for a message that ended before its
     * end, {@code container} for what somebody else says, or nothing; the whole answer where it is ours and not the
     * expected one.
     *
     * @param comparable the response, in the form of {@link RawResponse#comparable()}
     * @param canonical the answer that is expected
     */
    public static String of(RawResponse response, String comparable, String canonical) {
        if (comparable.equals(canonical) || withoutValues(comparable).equals(canonical)) {
            return Integer.toString(response.status());
        }
        if (comparable.equals(canonical.replaceAll("(?m)^Allow: .*\n", ""))) {
            return response.status() + " without Allow";
        }
        if (response.text().equals(OWN)) {
            return response.status() + " own";
        }
        if (!response.isComplete()) {
            return response.status() + " cut off";
        }
        return response.text().startsWith("{\"error\"")
                ? comparable.replace('\n', ' ')
                : response.status() + " container";
    }

    /** Which methods there are and how a challenge is spelled is the container's. */
    private static String withoutValues(String comparable) {
        return comparable.replaceAll("(?mi)^(Allow|WWW-Authenticate): .+$", "$1: …");
    }
}
