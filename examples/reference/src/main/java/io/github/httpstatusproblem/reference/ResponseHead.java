package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;

/**
 * The head of every response, below Javalin: the status line has the registry's phrase, for Jetty's own table has older ones
 * for some codes and none for others; and pages of every origin may read the response.
 */
final class ResponseHead extends HttpStream.Wrapper {
    private ResponseHead(HttpStream stream) {
        super(stream);
    }

    static void install(HttpConfiguration configuration) {
        configuration.addCustomizer((request, fields) -> {
            request.addHttpStreamWrapper(ResponseHead::new);
            return request;
        });
    }

    @Override
    public void send(
            MetaData.Request request, MetaData.Response response, boolean last, ByteBuffer content, Callback callback) {
        super.send(request, response == null ? null : completed(response), last, content, callback);
    }

    private static MetaData.Response completed(MetaData.Response response) {
        int status = response.getStatus();
        boolean isInterim = status < 200;
        return new MetaData.Response(
                status,
                status < 100 || status > 599
                        ? response.getReason()
                        : StatusCode.of(status).reasonPhrase(),
                response.getHttpVersion(),
                isInterim ? response.getHttpFields() : CrossOrigin.readable(response.getHttpFields()),
                response.getContentLength(),
                response.getTrailersSupplier());
    }
}
