package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How errors are answered, once per request, and which are left to others; what each method promises is said of the public
 * one of the same name in {@link HttpStatusProblemFilter}.
 *
 * @param left statuses whose {@code sendError} is left
 * @param pages which answers the application has a page for
 */
record Answers(
        ProblemResponder responder,
        boolean takesSendError,
        boolean showsText,
        boolean fillsEmpty,
        Set<Integer> left,
        BiPredicate<? super HttpServletRequest, ? super ProblemResponse> pages) {
    /** The connection is that of another protocol then, and an answer would be garbage in it. */
    private static final int SWITCHING_PROTOCOLS = 101;

    private static final int TIMED_OUT = 503;
    /** What a container finds for an exception that it does not know. */
    private static final int UNKNOWN = 500;

    /** Answers everything but the text of {@code sendError}. */
    Answers(ProblemResponder responder) {
        this(responder, true, false, true, Set.of(), (request, answer) -> false);
    }

    Answers leaving(int... statuses) {
        Set<Integer> copy = new HashSet<>(left);
        for (int status : statuses) {
            if (!ProblemResponder.answers(status)) {
                throw new IllegalArgumentException("statuses of 400-999 can be left, not " + status);
            }
            copy.add(status);
        }
        return new Answers(responder, takesSendError, showsText, fillsEmpty, Set.copyOf(copy), pages);
    }

    Answers leavingSendError() {
        return new Answers(responder, false, showsText, fillsEmpty, left, pages);
    }

    Answers showingText() {
        return new Answers(responder, takesSendError, true, fillsEmpty, left, pages);
    }

    Answers leavingEmpty() {
        return new Answers(responder, takesSendError, showsText, false, left, pages);
    }

    Answers leavingPages(BiPredicate<? super HttpServletRequest, ? super ProblemResponse> pagesOfApplication) {
        return new Answers(responder, takesSendError, showsText, fillsEmpty, left, pagesOfApplication);
    }

    boolean answer(Throwable exception, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, exchange -> {
            Problem problem = responder.problem(exception, exchange);
            return exchange.claim() ? responder.render(problem, exchange) : null;
        });
    }

    boolean answer(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, exchange -> exchange.claim() ? responder.respond(problem, exchange) : null);
    }

    boolean answer(int status, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, exchange -> exchange.claim() ? responder.respond(status, exchange) : null);
    }

    /** A timeout; where it comes after a part of another answer, the line in the log is all. */
    boolean answerTimeout(HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, exchange -> {
            boolean isLate =
                    exchange.isCommitted() && !Passage.of(request, response).isAnswered();
            return isLate || exchange.claim() ? responder.respond(TIMED_OUT, exchange) : null;
        });
    }

    /** What was sent by {@code sendError}. */
    boolean answerSent(int status, @Nullable String text, HttpServletRequest request, HttpServletResponse response) {
        String shown = showsText ? text : null;
        return attempt(
                request, response, exchange -> exchange.claim() ? responder.respond(status, shown, exchange) : null);
    }

    boolean answerDispatch(HttpServletRequest request, HttpServletResponse response) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)
                || !ProblemResponder.answers(status)) {
            return false;
        }
        if (isForPage(status, request, response)) {
            return false;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable exception) {
            boolean found = answerKnown(exception, request, response);
            if (found || status == UNKNOWN) {
                return found || answer(exception, request, response);
            }
        }
        String text = request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String message ? message : null;
        return answerSent(status, text, request, response);
    }

    /** Whether an error dispatch is the application's; what its page throws may be answered then. */
    private boolean isForPage(int status, HttpServletRequest request, HttpServletResponse response) {
        if (!Problem.isStatus(status)) {
            return false;
        }
        Passage passage = Passage.of(request, response);
        NativeExchange exchange = new NativeExchange(request, response, passage);
        boolean isForPage = hasPage(request, responder.render(Problem.of(status), exchange));
        if (isForPage) {
            passage.turn().disclaim();
        }
        return isForPage;
    }

    private boolean hasPage(HttpServletRequest request, ProblemResponse answer) {
        try {
            return pages.test(request, answer);
        } catch (Throwable failure) {
            NativeExchange.warn("the application's error page could not be looked for", failure);
            return false;
        }
    }

    boolean answerKnown(Throwable exception, HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, exchange -> {
            Problem problem = exchange.isCommitted() ? null : responder.knownProblem(exception, exchange);
            return problem != null && exchange.claim() ? responder.render(problem, exchange) : null;
        });
    }

    boolean answerDecided(HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, exchange -> {
            Passage passage = Passage.of(request, response);
            Throwable decided = passage.decided();
            // Jetty does not call a request started that has timed out.
            boolean isAsync = request.isAsyncStarted() || passage.isTimedOut();
            if (decided != null && passage.isCutOff() && isAsync) {
                CutOff.now(request, decided);
                return null;
            }
            Problem problem = passage.problem();
            return problem != null && exchange.claim() ? responder.render(problem, exchange) : null;
        });
    }

    boolean answerEmpty(HttpServletRequest request, HttpServletResponse response) {
        return attempt(request, response, exchange -> {
            int status = response.getStatus();
            boolean empty = ProblemResponder.answers(status)
                    && !Passage.of(request, response).isContentBegun();
            return fillsEmpty && empty && exchange.claim() ? responder.respond(status, exchange) : null;
        });
    }

    @Nullable Problem decide(Throwable exception, HttpServletRequest request, HttpServletResponse response) {
        try {
            Passage passage = Passage.of(request, response);
            Problem problem = responder.problem(exception, new NativeExchange(request, response, passage));
            if (passage.isAnswered() || response.getStatus() == SWITCHING_PROTOCOLS) {
                return null;
            }
            passage.decide(exception, problem, response.isCommitted());
            return problem;
        } catch (Throwable failure) {
            NativeExchange.warn("an error could not be decided on", failure);
            return null;
        }
    }

    /** Whether {@code sendError} with that status is answered here. */
    boolean takesSendError(int status) {
        return takesSendError && ProblemResponder.answers(status) && !left.contains(status);
    }

    private boolean attempt(
            HttpServletRequest request,
            HttpServletResponse response,
            Function<NativeExchange, @Nullable ProblemResponse> decision) {
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            // It can set neither a status nor a field (Servlet 6.0, 9.3), and what is around it may still be well.
            return false;
        }
        try {
            Passage passage = Passage.of(request, response);
            try {
                NativeExchange exchange = new NativeExchange(request, response, passage);
                ProblemResponse answer = decision.apply(exchange);
                if (answer == null || exchange.isCommitted() || response.getStatus() == SWITCHING_PROTOCOLS) {
                    return false;
                }
                boolean isLeft = request.getDispatcherType() != DispatcherType.ERROR
                        && hasPage(request, answer)
                        && exchange.leave(answer);
                return isLeft || exchange.write(answer);
            } finally {
                passage.turn().endAnswer();
            }
        } catch (Throwable failure) {
            // Such as a request that its container has taken back, for a thread that is too late.
            NativeExchange.warn("an error could not be answered", failure);
            return false;
        }
    }
}
