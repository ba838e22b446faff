package io.github.httpstatusproblem.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One keep-alive connection that sends the same request again and again. The first response is read with care; each
 * later one must be a 417 of the same length, which is all that is looked at, so that the client stays cheap.
 */
final class Connection implements AutoCloseable {
    private static final byte[] REQUEST = """
            GET /orders/4711 HTTP/1.1\r
            Host: localhost\r
            Accept: */*\r
            \r
            """.getBytes(StandardCharsets.US_ASCII);

    private static final byte[] STATUS_LINE = "HTTP/1.1 417 ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern CONTENT_LENGTH =
            Pattern.compile("\r\nContent-Length: ([0-9]+)\r\n", Pattern.CASE_INSENSITIVE);
    private static final int PATIENCE_MILLIS = 5_000;

    private final Socket socket;
    private final InputStream in;
    private final byte[] response = new byte[8_192];
    private final int responseLength;

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        responseLength = firstResponse();
    }

    /** The whole response, as it was read last. */
    String response() {
        return new String(response, 0, responseLength, StandardCharsets.UTF_8);
    }

    /** One request and its response. */
    void exchange() throws IOException {
        send();
        read(0, responseLength);
        for (int i = 0; i < STATUS_LINE.length; i++) {
            if (response[i] != STATUS_LINE[i]) {
                throw new IOException("not a 417: " + response());
            }
        }
        if (in.available() > 0) {
            throw new IOException("more than the response that came first");
        }
    }

    private int firstResponse() throws IOException {
        send();
        int length = 0;
        String head;
        do {
            read(length, length + 1);
            length++;
            head = new String(response, 0, length, StandardCharsets.US_ASCII);
        } while (!head.endsWith("\r\n\r\n"));
        Matcher contentLength = CONTENT_LENGTH.matcher(head);
        if (!contentLength.find()) {
            throw new IOException("no Content-Length: " + head);
        }
        int end = length + Integer.parseInt(contentLength.group(1));
        read(length, end);
        return end;
    }

    private void send() throws IOException {
        socket.getOutputStream().write(REQUEST);
    }

    private void read(int from, int to) throws IOException {
        int end = from;
        while (end < to) {
            int count = in.read(response, end, to - end);
            if (count < 0) {
                throw new EOFException("the server closed the connection");
            }
            end += count;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
