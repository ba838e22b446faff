package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;

/** Gives every status line the registry's phrase: Jetty's own table has older ones for some codes, none for others. */
final class ReasonPhrases extends HttpStream.Wrapper {
    private ReasonPhrases(HttpStream stream) {
        super(stream);
    }

    static void install(HttpConfiguration configuration) {
        configuration.addCustomizer((request, fields) -> {
            request.addHttpStreamWrapper(ReasonPhrases::new);
            return request;
        });
    }

    @Override
    public void send(
            MetaData.Request request, MetaData.Response response, boolean last, ByteBuffer content, Callback callback) {
        super.send(request, response == null ? null : withPhrase(response), last, content, callback);
    }

    private static MetaData.Response withPhrase(MetaData.Response response) {
        int status = response.getStatus();
        return status < 100 || status > 599
                ? response
                : new MetaData.Response(
                        status,
                        StatusCode.of(status).reasonPhrase(),
                        response.getHttpVersion(),
                        response.getHttpFields(),
                        response.getContentLength(),
                        response.getTrailersSupplier());
    }
}
