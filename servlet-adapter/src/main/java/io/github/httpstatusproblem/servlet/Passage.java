package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one request across its dispatches and threads; kept in a request attribute. */
final class Passage {
    private static final String ATTRIBUTE = Passage.class.getName();

    private final Map<String, List<String>> before;
    private final Turn turn = new Turn();
    private volatile AsyncEnd asyncEnd = AsyncEnd.NONE;
    private boolean entered;
    private volatile boolean contentBegun;
    private volatile @Nullable Throwable decided;
    private volatile @Nullable Problem problem;
    private volatile boolean cutOff;
    private volatile boolean timedOut;

    private Passage(Map<String, List<String>> before) {
        this.before = before;
    }

    /**
     * The passage of a request, begun at its first dispatch. A thread that comes too late finds that of its own request, and
     * not of the one that the container's object serves by then.
     */
    static Passage of(HttpServletRequest request, HttpServletResponse response) {
        NativeRequest ours = NativeRequest.in(request);
        if (ours != null) {
            return ours.passage();
        }
        if (request.getAttribute(ATTRIBUTE) instanceof Passage passage) {
            return passage;
        }
        synchronized (request) {
            // A thread of the application may have come first.
            if (request.getAttribute(ATTRIBUTE) instanceof Passage passage) {
                return passage;
            }
            // An error dispatch that no filter of ours came before begins with what the container has left there.
            boolean isBegin = request.getDispatcherType() != DispatcherType.ERROR;
            Passage passage = new Passage(isBegin ? contentFields(response) : Map.of());
            request.setAttribute(ATTRIBUTE, passage);
            return passage;
        }
    }

    /** What an outer filter has said about the content to come; on most requests nothing. */
    private static Map<String, List<String>> contentFields(HttpServletResponse response) {
        Map<String, List<String>> fields = Map.of();
        for (String name : response.getHeaderNames()) {
            if (ProblemResponder.describesContent(name)) {
                fields = fields.isEmpty() ? new HashMap<>() : fields;
                fields.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        return fields;
    }

    /** Whether this is the outermost filter of this dispatch; an asynchronous dispatch enters anew. */
    boolean enter() {
        boolean first = !entered;
        entered = true;
        return first;
    }

    void leave() {
        entered = false;
    }

    Turn turn() {
        return turn;
    }

    boolean isAnswered() {
        return turn.isAnswered();
    }

    /** A new asynchronous cycle, or back to the one before. */
    void startAsync(AsyncEnd end) {
        turn.share();
        asyncEnd = end;
    }

    /** Of the last asynchronous cycle. */
    AsyncEnd asyncEnd() {
        return asyncEnd;
    }

    /** An asynchronous cycle has timed out. */
    void timeOut() {
        timedOut = true;
    }

    boolean isTimedOut() {
        return timedOut;
    }

    /** The application has taken the stream or the writer, in whichever dispatch. */
    void beginContent() {
        contentBegun = true;
    }

    boolean isContentBegun() {
        return contentBegun;
    }

    void decide(Throwable exception, Problem itsProblem, boolean committed) {
        decided = exception;
        problem = itsProblem;
        cutOff = committed;
    }

    /** The exception that was decided on last, by a framework that answers later. */
    @Nullable Throwable decided() {
        return decided;
    }

    @Nullable Problem problem() {
        return problem;
    }

    /** Whether that exception came when a part of another answer had left. */
    boolean isCutOff() {
        return cutOff;
    }

    /** Names of the content fields that are as they were when the request came in. */
    Collection<String> inheritedFields(HttpServletResponse response) {
        if (before.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        before.forEach((name, values) -> {
            if (values.equals(List.copyOf(response.getHeaders(name)))) {
                names.add(name);
            }
        });
        return names;
    }
}
