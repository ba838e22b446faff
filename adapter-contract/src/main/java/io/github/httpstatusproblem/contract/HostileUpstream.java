package io.github.httpstatusproblem.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that answers as none should, a connection a request, on a raw socket. Whatever it does has an end: after
 * {@value #MAX_SECONDS} seconds, or 256 MiB.
 */
public final class HostileUpstream implements AutoCloseable {
    private static final int MAX_SECONDS = 20;
    private static final int MAX_BLOCKS = 4_096;
    private static final byte[] BLOCK = "x".repeat(64 * 1_024).getBytes(StandardCharsets.US_ASCII);
    private static final String BODY = "{\"error\": \"teapot\", \"message\": \"short and stout\"}";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = Collections.synchronizedSet(new HashSet<>());
    private final Map<String, List<String>> requests = new ConcurrentHashMap<>();

    /** What it does to a request; the path is the name. */
    public enum Way {
        /** A problem, as it should be. */
        GOOD,
        /** A success whose content goes on for as long as it is read. */
        STREAM,
        /** A problem with a content that goes on for as long as it is read. */
        ENDLESS,
        /** The same, as chunks. */
        ENDLESS_CHUNKS,
        /** An octet a second. */
        SLOW,
        /** Fields, and then nothing. */
        SILENT,
        /** Fewer octets than Content-Length says. */
        SHORT,
        /** More octets than Content-Length says. */
        LONG,
        /** A chunk that is shorter than it says. */
        BROKEN_CHUNK,
        /** The connection is reset within the content. */
        RESET,
        /** A status that is none. */
        STATUS_999,
        /** gzip, which nobody decodes. */
        GZIP,
        /** The connection is reset and nothing answered. */
        NO_ANSWER,
        /** Not a word. */
        NEVER
    }

    /** Starts it, on 127.0.0.1 and any port. */
    public HostileUpstream() throws IOException {
        threads.execute(this::accept);
    }

    /** Where a request is answered so. */
    public URI uri(Way way) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/" + way);
    }

    /** The lines of the last request that was to be answered so. */
    public List<String> lastRequest(Way way) {
        return requests.getOrDefault(way.name(), List.of());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> lines = new CopyOnWriteArrayList<>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                lines.add(line);
            }
            if (!lines.isEmpty()) {
                String path = lines.get(0).split(" ", 3)[1].substring(1);
                requests.put(path, lines);
                answer(Way.valueOf(path.toUpperCase(Locale.ROOT)), socket);
            }
        } catch (IOException gone) {
            // The client has had enough.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static void answer(Way way, Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        switch (way) {
            case GOOD -> write(out, head("418", "Connection: close", "Content-Length: " + BODY.length()) + BODY);
            case STREAM -> endless(out, "200", false);
            case ENDLESS -> endless(out, "503", false);
            case ENDLESS_CHUNKS -> endless(out, "503", true);
            case SLOW -> {
                write(out, head("503", "Content-Length: 60000", "Retry-After: 7"));
                for (int i = 0; i < MAX_SECONDS; i++) {
                    write(out, i == 0 ? "{" : " ");
                    Thread.sleep(1_000);
                }
            }
            case SILENT -> {
                write(out, head("503", "Content-Length: 60000", "Retry-After: 7"));
                Thread.sleep(MAX_SECONDS * 1_000L);
            }
            case SHORT -> write(out, head("503", "Content-Length: 1000") + BODY);
            case LONG -> write(out, head("503", "Content-Length: 5") + BODY);
            case BROKEN_CHUNK -> write(out, head("503", "Transfer-Encoding: chunked") + "ffff\r\n" + BODY);
            case RESET -> {
                write(out, head("503", "Content-Length: 1000") + BODY);
                Thread.sleep(200);
                socket.setSoLinger(true, 0);
            }
            case STATUS_999 -> write(out, head("999", "Content-Length: " + BODY.length()) + BODY);
            case GZIP -> write(out, head("503", "Content-Encoding: gzip", "Content-Length: " + BODY.length()) + BODY);
            case NO_ANSWER -> socket.setSoLinger(true, 0);
            case NEVER -> Thread.sleep(MAX_SECONDS * 1_000L);
        }
    }

    private static String head(String status, String... fields) {
        return "HTTP/1.1 " + status + " Sorry\r\nContent-Type: application/json\r\n" + String.join("\r\n", fields)
                + "\r\n\r\n";
    }

    private static void endless(OutputStream out, String status, boolean isChunked) throws IOException {
        write(out, head(status, isChunked ? "Transfer-Encoding: chunked" : "Server: endless"));
        for (int i = 0; i < MAX_BLOCKS; i++) {
            if (isChunked) {
                write(out, Integer.toHexString(BLOCK.length) + "\r\n");
            }
            out.write(BLOCK);
            if (isChunked) {
                write(out, "\r\n");
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Ends every connection. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : List.copyOf(open)) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
