package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.httpstatusproblem.HeaderField;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished response other than an error, sent as it is: not compressed, and Jetty leaves the content out for HEAD.
 *
 * @param contentType null where there is no content
 */
record Answer(
        int status, List<HeaderField> fields, @Nullable String contentType, String content) {
    void sendTo(Context ctx) throws IOException {
        HttpServletResponse response = ctx.res();
        response.setStatus(status);
        for (HeaderField field : fields) {
            response.setHeader(field.name(), field.value());
        }
        response.setContentType(contentType);
        if (contentType == null) {
            response.flushBuffer(); // or Jetty adds a Content-Length of 0, which is wrong for a 304 (RFC 9110, 8.6)
            return;
        }
        byte[] bytes = content.getBytes(UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
