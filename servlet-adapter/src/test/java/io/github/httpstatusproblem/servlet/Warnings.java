package io.github.httpstatusproblem.servlet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.httpstatusproblem.ProblemResponder;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What our logger says at WARN or above. */
final class Warnings {
    private static final long AFTERMATH_MILLIS = 300;

    private Warnings() {}

    /** What is done meanwhile. */
    interface Doing {
        void run() throws Exception;
    }

    /** Meanwhile, and shortly after. */
    static List<String> during(Doing doing) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(ProblemResponder.LOGGER);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Level level = logger.getLevel();
        logger.setLevel(Level.WARN);
        logger.addAppender(appender);
        try {
            doing.run();
            Thread.sleep(AFTERMATH_MILLIS);
            return appender.list.stream()
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        } finally {
            logger.detachAppender(appender);
            logger.setLevel(level);
        }
    }
}
