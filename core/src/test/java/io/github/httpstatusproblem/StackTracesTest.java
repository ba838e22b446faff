package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The system property is read once in a process, so each value gets a JVM of its own. */
class StackTracesTest {
    private static final String SERVER_ERRORS =
            "404 shared without; 404 with text own without; subclass of 404 without; 500 own with";

    @Test
    void serverErrorsHaveOneByDefault() {
        assertThat(ChildJvm.run(Report.class)).containsExactly(SERVER_ERRORS);
        assertThat(ChildJvm.run(Report.class, "-Dhttp-status-problem.stack-traces=server-errors"))
                .containsExactly(SERVER_ERRORS);
    }

    @Test
    void allEndsTheSharing() {
        assertThat(ChildJvm.run(Report.class, "-Dhttp-status-problem.stack-traces=all"))
                .containsExactly("404 own with; 404 with text own with; subclass of 404 with; 500 own with");
    }

    @Test
    void noneGivesNone() {
        assertThat(ChildJvm.run(Report.class, "-Dhttp-status-problem.stack-traces=none"))
                .containsExactly(
                        "404 shared without; 404 with text own without; subclass of 404 without; 500 own without");
    }

    @Test
    void wrongValueIsNamedInTheLogAndTheDefaultStands() {
        assertThat(ChildJvm.run(Report.class, "-Dhttp-status-problem.stack-traces=ALL\u001b"))
                .containsExactly(
                        SERVER_ERRORS,
                        "WARN http-status-problem.stack-traces=ALL  is not all, server-errors or none; "
                                + "server-errors is used");
    }

    static final class Report {
        private Report() {}

        public static void main(String[] args) {
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            log.start();
            ((Logger) LoggerFactory.getLogger("io.github.httpstatusproblem")).addAppender(log);
            System.out.println(String.join(
                    "; ",
                    List.of(
                            "404 " + shared(HttpStatusProblem.of(404), HttpStatusProblem.of(404)),
                            "404 with text " + shared(HttpStatusProblem.of(404, "x"), HttpStatusProblem.of(404, "x")),
                            "subclass of 404 " + trace(new HttpStatusProblemTest.Domain(Problem.of(404))),
                            "500 " + shared(HttpStatusProblem.of(500), HttpStatusProblem.of(500)))));
            log.list.forEach(event -> System.out.println(event.getLevel() + " " + event.getFormattedMessage()));
        }

        @SuppressWarnings("ReferenceEquality") // The question is whether it is one instance.
        private static String shared(HttpStatusProblem one, HttpStatusProblem other) {
            return (one == other ? "shared " : "own ") + trace(one);
        }

        private static String trace(HttpStatusProblem problem) {
            return problem.getStackTrace().length > 0 ? "with" : "without";
        }
    }
}
