package io.github.httpstatusproblem.javalin;

import io.github.httpstatusproblem.Exchange;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponse;
import java.util.Collection;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses by itself, before Javalin sees it: a malformed target or field, an unknown expectation. */
final class JettyErrorHandler implements Request.Handler {
    private final ProblemResponder responder;

    JettyErrorHandler(ProblemResponder responder) {
        this.responder = responder;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!ProblemResponder.answers(response.getStatus())) {
            return false;
        }
        ProblemResponse answer = responder.respond(response.getStatus(), new JettyExchange(request, response));
        answer.removals().forEach(response.getHeaders()::remove);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length());
        answer.fields().forEach(field -> response.getHeaders().add(field.name(), field.value()));
        Content.Sink.write(response, true, answer.body(), callback);
        return true;
    }

    /** A request and its response before they are those of a servlet. */
    private record JettyExchange(Request request, Response response) implements Exchange {
        @Override
        public String method() {
            return request.getMethod();
        }

        @Override
        public String protocol() {
            return request.getConnectionMetaData().getProtocol();
        }

        @Override
        public List<String> requestFields(String name) {
            return request.getHeaders().getValuesList(name);
        }

        @Override
        public Collection<String> responseFields(String name) {
            return response.getHeaders().getValuesList(name);
        }

        @Override
        public Collection<String> inheritedFields() {
            return List.of();
        }

        @Override
        public boolean isCommitted() {
            return response.isCommitted();
        }
    }
}
