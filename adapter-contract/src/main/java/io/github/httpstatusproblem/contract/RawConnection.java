package io.github.httpstatusproblem.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection to a server on the loopback interface: requests go out as they are written, responses come back as they
 * were sent, with nothing between that could repair them.
 */
public final class RawConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    /** Connects; every read waits ten seconds at most. */
    public RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a request without content and reads the response. Field lines are like {@code "Accept: text/html"}. */
    public RawResponse send(String method, String target, String... fieldLines) throws IOException {
        StringBuilder request = new StringBuilder();
        request.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String line : fieldLines) {
            request.append(line).append("\r\n");
        }
        return send(method, request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a request with content, whose length is added to the field lines, and reads the response. */
    public RawResponse send(String method, String target, byte[] content, String... fieldLines) throws IOException {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String line : fieldLines) {
            head.append(line).append("\r\n");
        }
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(content);
        return send(method, request.toByteArray());
    }

    /** Sends bytes as they are and reads the response to a request of that method. */
    public RawResponse send(String method, byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        return read(method);
    }

    private RawResponse read(String method) throws IOException {
        String statusLine = line();
        List<String> fieldLines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            fieldLines.add(line);
        }
        RawResponse head = new RawResponse(statusLine, fieldLines, new byte[0], true);
        int status = head.status();
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return head;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean complete = head.fields("Transfer-Encoding").isEmpty() ? readContent(head, body) : readChunks(body);
        return new RawResponse(statusLine, fieldLines, body.toByteArray(), complete);
    }

    /** Whether as much came as was announced; without an announcement the end of the connection is the end. */
    private boolean readContent(RawResponse head, ByteArrayOutputStream body) throws IOException {
        List<String> length = head.fields("Content-Length");
        int announced = length.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(length.get(0));
        return readBytes(announced, body) || length.isEmpty();
    }

    private boolean readChunks(ByteArrayOutputStream body) throws IOException {
        try {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                if (!readBytes(size, body) || !line().isEmpty()) {
                    return false;
                }
            }
            return line().isEmpty();
        } catch (SocketTimeoutException waiting) {
            throw waiting;
        } catch (IOException cutOff) {
            return false;
        }
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().trim(), 16);
    }

    private boolean readBytes(int count, ByteArrayOutputStream body) throws IOException {
        try {
            for (int i = 0; i < count; i++) {
                int octet = in.read();
                if (octet < 0) {
                    return false;
                }
                body.write(octet);
            }
            return true;
        } catch (SocketTimeoutException waiting) {
            throw waiting;
        } catch (IOException reset) {
            return false;
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection ended after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
