package io.github.httpstatusproblem;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What the library tells its one logger during a test, at every level. */
final class LogLines implements BeforeEachCallback, AfterEachCallback {
    /** One line, with the exception behind it or null. */
    record Line(String level, String text, String exception) {}

    final Logger logger = (Logger) LoggerFactory.getLogger("io.github.httpstatusproblem");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        appender.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(appender);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }

    List<Line> lines() {
        return appender.list.stream()
                .map(event -> new Line(
                        event.getLevel().toString(), event.getFormattedMessage(), nameOf(event.getThrowableProxy())))
                .toList();
    }

    List<Line> warnings() {
        return lines().stream().filter(line -> line.level().equals("WARN")).toList();
    }

    private static String nameOf(IThrowableProxy exception) {
        return exception == null ? null : exception.getClassName();
    }
}
