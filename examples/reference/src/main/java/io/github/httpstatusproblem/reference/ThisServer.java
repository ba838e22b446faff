package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * The running server as its pages show it. What it answers it is asked itself, through a connector without a network
 * that has the configuration of the real one: there is no second description of a response that could differ.
 */
final class ThisServer {
    private final Server server;
    private final String host;
    private @Nullable LocalConnector connector;

    ThisServer(Server server, String host) {
        this.server = server;
        this.host = host;
    }

    /** The start of every URL; never taken from a request. */
    String url() {
        return new Address(host, ((ServerConnector) server.getConnectors()[0]).getLocalPort()).url();
    }

    /**
     * What is answered to the curl line: status line, fields, an empty line, content; in lines as on a terminal, an
     * interim response first.
     */
    String rawResponse(StatusCode status) throws Exception {
        String request = "GET " + StatusEndpoint.path(status) + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n";
        try (LocalConnector.LocalEndPoint connection = connector().executeRequest(request)) {
            StringBuilder responses = new StringBuilder();
            String response;
            do {
                response = connection.getResponse();
                responses.append(response);
            } while (response.startsWith("HTTP/1.1 1"));
            // The last octet can be read before its writing has returned: the server is to close the connection, not
            // we.
            connection.addInputEOF();
            connection.waitUntilClosed();
            return responses.toString().replace("\r\n", "\n");
        }
    }

    private synchronized LocalConnector connector() throws Exception {
        LocalConnector local = connector;
        if (local == null) {
            local = new LocalConnector(
                    server, server.getConnectors()[0].getConnectionFactory(HttpConnectionFactory.class));
            server.addConnector(local);
            local.start();
            connector = local;
        }
        return local;
    }
}
