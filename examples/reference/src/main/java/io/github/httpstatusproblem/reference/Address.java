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
    /** From the system properties {@code host} and {@code port}. */
    static Address configured() {
        return of(System.getProperty("host", "127.0.0.1"), System.getProperty("port", "8080"));
    }

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException with one line that names what is accepted
     */
    static Address of(String host, String port) {
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException(
                    "-Dport=" + port + " is not accepted: a port is a number from 0 to 65535, and 0 takes a free one.");
        }
        if (!isKnown(host)) {
            throw new IllegalArgumentException("-Dhost=" + host
                    + " is not accepted: it must be a name or an IP address of this machine, such as 127.0.0.1.");
        }
        return new Address(host, Integer.parseInt(port));
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
