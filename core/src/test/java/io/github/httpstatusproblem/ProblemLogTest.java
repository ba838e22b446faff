package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Marker;
import org.slf4j.event.Level;

class ProblemLogTest {
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + ID + "-b7ad6b7169203331-01";

    @RegisterExtension
    final LogLines log = new LogLines();

    private final ProblemResponder responder = ProblemResponder.create();

    @Test
    void clientErrorIsADebugLineWithoutTheException() {
        answer(responder, Problem.of(404).withMessage("No order 4711").toException(new IllegalStateException()));
        assertThat(log.lines())
                .containsExactly(new LogLines.Line("DEBUG", "404 not_found to GET: No order 4711", null));
    }

    @Test
    void serverErrorIsAnErrorLineWithTheException() {
        answer(responder, HttpStatusProblem.of(503));
        assertThat(log.lines())
                .containsExactly(new LogLines.Line(
                        "ERROR",
                        "503 service_unavailable to GET: Service Unavailable",
                        "io.github.httpstatusproblem.HttpStatusProblem"));
    }

    @Test
    void wrapperIsLoggedWhole() {
        answer(responder, new java.util.concurrent.CompletionException(HttpStatusProblem.of(503)));
        assertThat(log.lines().get(0).exception()).isEqualTo("java.util.concurrent.CompletionException");
    }

    @Test
    void bareStatusIsLoggedWithItsNumber() {
        assertThat(responder.respond(404, RecordedExchange.of("PUT")).status()).isEqualTo(404);
        assertThat(responder.respond(777, RecordedExchange.get()).status()).isEqualTo(777);
        assertThat(log.lines())
                .containsExactly(
                        new LogLines.Line("DEBUG", "404 not_found to PUT: Not Found", null),
                        new LogLines.Line("ERROR", "777 server_error to GET: Server Error", null));
    }

    @Test
    void problemThatSomebodyElseLoggedIsNotLoggedAgain() {
        assertThat(responder.render(Problem.of(503), RecordedExchange.get()).status())
                .isEqualTo(503);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void problemThatWasNotThrownIsLogged() {
        ProblemResponder.create().respond(Problem.of(503), RecordedExchange.get());

        assertThat(log.lines())
                .extracting(LogLines.Line::text)
                .containsExactly("503 service_unavailable to GET: Service Unavailable");
    }

    @Test
    void levelOfAClassIsConfigurable() {
        ProblemResponder configured = ProblemResponder.builder()
                .logLevel(StatusClass.CLIENT_ERROR, Level.INFO)
                .logLevel(StatusClass.SERVER_ERROR, Level.WARN)
                .build();
        answer(configured, HttpStatusProblem.of(404));
        answer(configured, HttpStatusProblem.of(500));
        assertThat(configured.respond(999, RecordedExchange.get()).status()).isEqualTo(999);
        assertThat(log.lines()).extracting(LogLines.Line::level).containsExactly("INFO", "WARN", "WARN");
        assertThat(log.lines().get(1).exception()).isNotNull();
    }

    @Test
    void levelOfAStatusComesBeforeThatOfItsClass() {
        ProblemResponder configured = ProblemResponder.builder()
                .logLevel(400, Level.ERROR)
                .logLevel(499, Level.TRACE)
                .logLevel(999, Level.INFO)
                .logLevel(StatusClass.CLIENT_ERROR, Level.WARN)
                .build()
                .knowing(ProblemMapping.none(), exception -> false);
        for (int status : new int[] {400, 401, 499, 500, 999}) {
            answer(configured, status);
        }
        assertThat(log.lines())
                .filteredOn(line -> line.text().contains(" to GET: "))
                .extracting(LogLines.Line::level)
                .containsExactly("ERROR", "WARN", "TRACE", "ERROR", "INFO");
    }

    @Test
    void levelOfWhatIsNeverLoggedIsRefused() {
        ProblemResponderBuilder builder = ProblemResponder.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.logLevel(StatusClass.REDIRECTION, Level.INFO))
                .withMessage("only CLIENT_ERROR and SERVER_ERROR are logged, not REDIRECTION");
        for (int status : new int[] {399, 1000}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.logLevel(status, Level.INFO))
                    .withMessage("statuses of 400-999 are logged, not " + status);
        }
    }

    @Test
    void levelThatIsOffCostsNoLine() {
        log.logger.setLevel(ch.qos.logback.classic.Level.INFO);
        answer(responder, HttpStatusProblem.of(404));
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\u0000", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\u202e", "\ufeff"})
    void controlAndFormatCharactersAreSpacesInALine(String character) {
        answer(responder, HttpStatusProblem.of(404, "a" + character + "500 forged"));
        assertThat(log.lines().get(0).text()).isEqualTo("404 not_found to GET: a 500 forged");
    }

    @Test
    void methodCannotForgeALine() {
        assertThat(responder.respond(404, RecordedExchange.of("GET\r\n500 x")).status())
                .isEqualTo(404);
        assertThat(log.lines().get(0).text()).isEqualTo("404 not_found to GET  500 x: Not Found");
    }

    @Test
    void placeholdersInAMessageStandForThemselves() {
        answer(responder, HttpStatusProblem.of(404, "{} {} %s"));
        assertThat(log.lines().get(0).text()).endsWith(": {} {} %s");
    }

    @Test
    void longTextIsCut() {
        answer(responder, HttpStatusProblem.of(404, "m".repeat(8192)));
        assertThat(log.lines().get(0).text()).hasSize(1025).endsWith("m…");
    }

    @Test
    void traceIdOfTheRequestIsInTheLineHoweverLongItIs() {
        answer(
                responder,
                HttpStatusProblem.of(404, "m".repeat(8192)),
                RecordedExchange.get().asking("traceparent", PARENT));
        assertThat(log.lines().get(0).text()).endsWith("m… [trace_id " + ID + "]");
    }

    /** Such as an upstream's, whose problem is passed on. */
    @Test
    void traceIdOfAProblemIsBelievedOnlyWhereNoneIsKnown() {
        HttpStatusProblem forged =
                Problem.of(404).with("trace_id", "x] [trace_id " + ID).toException();
        HttpStatusProblem other =
                Problem.of(404).with("trace_id", ID.replace('0', '1')).toException();

        answer(responder, forged);
        answer(responder, other);
        answer(responder, other, RecordedExchange.get().asking("traceparent", PARENT));
        assertThat(log.lines())
                .extracting(LogLines.Line::text)
                .containsExactly(
                        "404 not_found to GET: Not Found",
                        "404 not_found to GET: Not Found [trace_id " + ID.replace('0', '1') + "]",
                        "404 not_found to GET: Not Found [trace_id " + ID + "]");
    }

    /** The JDK's client puts the text of the upstream into an exception of its own. */
    @Test
    void problemOfAnUpstreamIsLoggedWithoutWhatWrapsIt() {
        UpstreamProblem upstream = ProblemReader.read(404, name -> null, InputStream.nullInputStream());

        answer(responder, new IOException("x\nforged", upstream));
        assertThat(log.lines())
                .containsExactly(new LogLines.Line(
                        "ERROR", "502 bad_gateway to GET: Bad Gateway", UpstreamProblem.class.getName()));
    }

    @Test
    void committedResponseIsOneWarning() {
        Exchange committed = RecordedExchange.get().committed();
        IllegalStateException exception = new IllegalStateException();
        assertThat(responder.problem(exception, committed).status().value()).isEqualTo(500);
        assertThat(responder.problem(HttpStatusProblem.of(404), committed)).isSameAs(Problem.of(404));
        assertThat(responder.respond(403, committed).status()).isEqualTo(403);
        assertThat(log.lines())
                .containsExactly(
                        committed(500, "java.lang.IllegalStateException"),
                        committed(404, "io.github.httpstatusproblem.HttpStatusProblem"),
                        committed(403, null));
    }

    @Test
    void loggerThatThrowsLosesItsLineOnly() {
        LoggerContext context = log.logger.getLoggerContext();
        TurboFilter throwing = new TurboFilter() {
            @Override
            public FilterReply decide(
                    Marker marker,
                    ch.qos.logback.classic.Logger logger,
                    ch.qos.logback.classic.Level level,
                    String format,
                    Object[] params,
                    Throwable t) {
                throw new IllegalStateException("the log is broken");
            }
        };
        context.addTurboFilter(throwing);
        try {
            everythingIsAnswered();
        } finally {
            context.getTurboFilterList().remove(throwing);
        }
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void appenderThatThrowsLosesItsLineOnly() {
        ThrowingAppender appender = new ThrowingAppender();
        appender.start();
        log.logger.addAppender(appender);
        try {
            everythingIsAnswered();
        } finally {
            log.logger.detachAppender(appender);
        }
        assertThat(appender.calls).isGreaterThan(5);
    }

    private void everythingIsAnswered() {
        RecordedExchange exchange = RecordedExchange.get();
        ProblemResponder failing = ProblemResponder.builder()
                .mapping(ProblemMapping.none().map(IllegalStateException.class, e -> {
                    throw e;
                }))
                .build();
        assertThat(failing.respond(HttpStatusProblem.of(404), exchange).body()).contains("not_found");
        assertThat(failing.respond(HttpStatusProblem.of(503), exchange).body()).contains("service_unavailable");
        assertThat(failing.respond(new IllegalStateException(), exchange).body())
                .contains("trace_id");
        assertThat(failing.respond(405, exchange).body()).contains("method_not_allowed");
        assertThat(failing.respond(new Error(), exchange.committed()).status()).isEqualTo(500);
        assertThat(Problem.of(409).with("huge", "x".repeat(70_000))).isEqualTo(Problem.of(409));
    }

    private static void answer(ProblemResponder responder, Throwable exception) {
        answer(responder, exception, RecordedExchange.get());
    }

    private static void answer(ProblemResponder responder, Throwable exception, Exchange exchange) {
        assertThat(responder.respond(exception, exchange)).isNotNull();
    }

    private static void answer(ProblemResponder responder, int status) {
        assertThat(responder.respond(status, RecordedExchange.get()).status()).isEqualTo(status);
    }

    private static LogLines.Line committed(int status, String exception) {
        return new LogLines.Line(
                "WARN",
                status + " to GET cannot be sent: the response is committed already, and stays as it is",
                exception);
    }

    private static final class ThrowingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private int calls;

        @Override
        public void doAppend(ILoggingEvent event) {
            calls++;
            throw new StackOverflowError("the log is broken");
        }

        @Override
        protected void append(ILoggingEvent event) {
            throw new AssertionError("not reached");
        }
    }
}
