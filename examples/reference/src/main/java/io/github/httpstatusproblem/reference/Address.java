package io.github.httpstatusproblem.reference;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the server listens.
 *
 * @param host a name or an IP address of this machine
 * @param port 0-65535; 0 takes a free one
 */
record Address(String host, int port) {
    /**
     * What somebody has said.
     *
     * @param name how it was said, such as {@code --port=}
     */
    record Setting(String name, String value) {
        private IllegalArgumentException refused(String accepted) {
            return new IllegalArgumentException(name + value + " is not accepted: " + accepted);
        }
    }

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException with one line that names what is accepted
     */
    static Address of(Setting host, Setting port) {
        if (!port.value.matches("[0-9]{1,5}") || Integer.parseInt(port.value) > 65_535) {
            throw port.refused("a port is a number from 0 to 65535, and 0 takes a free one.");
        }
        if (!isKnown(host.value)) {
            throw host.refused("it must be a name or an IP address of this machine, such as 127.0.0.1.");
        }
        return new Address(host.value, Integer.parseInt(port.value));
    }

    /** The start of every URL of this server. An address that stands for all of them is reached through loopback. */
    String url() {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (reachable.indexOf(':') < 0 ? reachable : "[" + reachable + "]") + ":" + port;
    }

    private static boolean isKnown(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host) != null;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
