package io.github.httpstatusproblem.reference;

import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line: {@code serve}, which is what it does without a word, and {@code show}. */
@Command(
        name = "http-status",
        description = "Any HTTP status code on request, and how each is returned.",
        mixinStandardHelpOptions = true,
        version = "http-status 0.1.0-SNAPSHOT",
        subcommands = {Serve.class, Show.class, GenerateCompletion.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:there is no such status, snippet or address",
            "2:the command line is not understood"
        })
public final class HttpStatus implements Runnable {
    @Mixin
    private final Serve.Where where = new Serve.Where();

    private HttpStatus() {}

    /** Runs a command; the server until the process is stopped. */
    public static void main(String[] args) {
        int exit = commandLine().execute(args);
        if (exit != CommandLine.ExitCode.OK) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new HttpStatus())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.ansi()))
                .setExecutionExceptionHandler((exception, command, result) -> {
                    if (!(exception instanceof IllegalArgumentException refused)) {
                        throw exception;
                    }
                    PrintWriter err = command.getErr();
                    err.println(refused.getMessage());
                    err.flush();
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public void run() {
        where.serve();
    }
}
