package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A command that has ended; and the starting of one that goes on. */
record Run(int exit, String output) {
    private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(Run::kill)));
    }

    /** Runs a command to its end, ten minutes at most. */
    static Run of(Path folder, String... command) throws Exception {
        return of(folder, Map.of(), List.of(command));
    }

    static Run of(Path folder, Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        STARTED.add(process);
        CompletableFuture.delayedExecutor(10, TimeUnit.MINUTES).execute(process::destroyForcibly);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        STARTED.remove(process);
        return new Run(process.waitFor(), output);
    }

    /** What a command prints; one that fails is an error. */
    static String output(Path folder, String... command) throws Exception {
        Run run = of(folder, command);
        if (run.exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + ":\n" + run.output);
        }
        return run.output.replaceFirst("\\R$", "");
    }

    static boolean has(String command) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, command))) {
                return true;
            }
        }
        return false;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts a server and waits until it listens. */
    static Process server(Path folder, Map<String, String> environment, List<String> command, int port)
            throws Exception {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        STARTED.add(process);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return process;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        stop(process);
        throw new IllegalStateException(command + " does not listen:\n" + Files.readString(log));
    }

    /** Ends a server that was started here, and what it started. */
    static void stop(Process process) throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        STARTED.remove(process);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
