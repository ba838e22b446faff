package io.github.httpstatusproblem.reference;

import java.io.Console;
import java.lang.reflect.Method;
import picocli.CommandLine.Help.Ansi;

/** Whether standard output is looked at. */
final class Terminal {
    private Terminal() {}

    /** Colours on a terminal, and not with NO_COLOR (no-color.org) or a terminal that is dumb. */
    static Ansi ansi() {
        String noColor = System.getenv("NO_COLOR");
        boolean isWanted = (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        return isWanted && isTerminal() ? Ansi.ON : Ansi.OFF;
    }

    /** Since JDK 22 there is a console without a terminal, too, and a method that says so. */
    @SuppressWarnings("SystemConsoleNull") // on JDK 17
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
