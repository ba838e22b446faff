package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One connection to a server, without a client library between the test and the bytes. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** The answer to one request on a connection of its own, and everything that comes until the server closes it. */
    static Message ask(int port, String method, String target) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(method, target, "Connection: close\r\n");
            String head = wire.head();
            return new Message(head, new String(wire.in.readAllBytes(), UTF_8));
        }
    }

    void send(String method, String target, String fields) throws IOException {
        write(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n" + fields + "\r\n");
    }

    void write(String message) throws IOException {
        socket.getOutputStream().write(message.getBytes(UTF_8));
    }

    /** The next answer of a connection that stays open; the content ends where its length says. */
    Message next(boolean head) throws IOException {
        String fields = head();
        String length = new Message(fields, "").field("Content-Length");
        return new Message(fields, head || length.isEmpty() ? "" : content(Integer.parseInt(length)));
    }

    private String content(int length) throws IOException {
        return new String(in.readNBytes(length), UTF_8);
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the connection ended after: " + head);
            }
            head.append(new String(new byte[] {(byte) b}, ISO_8859_1));
        }
        return head.substring(0, head.length() - 4);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
