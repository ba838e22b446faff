package io.github.httpstatusproblem.reference;

import gg.jte.output.StringOutput;
import io.github.httpstatusproblem.Exchange;
import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.ProblemResponse;
import io.github.httpstatusproblem.Representation;
import io.github.httpstatusproblem.StatusCode;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The content of a 2xx or 3xx in one media type. It is offered in the place of a problem's, so that Accept and
 * Accept-Language decide for every status what they decide for errors, by the library's own negotiation.
 *
 * @param like the representation of a problem that has the same media type
 */
record StatusRepresentation(StatusCode status, Representation like) implements Representation {
    /** Of the problem that is answered nothing is seen: {@link #content} puts the status in its place. */
    private static final Problem ANY = Problem.of(400);

    private static final List<ProblemResponder> RESPONDERS = IntStream.range(200, 400)
            .mapToObj(StatusCode::of)
            .map(StatusRepresentation::responder)
            .toList();

    /** What is sent, without the status: the content and the fields that go with it. */
    static ProblemResponse of(StatusCode status, Context ctx) {
        return RESPONDERS.get(status.value() - 200).respond(ANY, new Asked(ctx));
    }

    private static ProblemResponder responder(StatusCode status) {
        return ProblemResponder.builder()
                .representations(
                        new StatusRepresentation(status, JSON),
                        new StatusRepresentation(status, HTML),
                        new StatusRepresentation(status, TEXT))
                .build();
    }

    @Override
    public String mediaType() {
        return like.mediaType();
    }

    @Override
    public boolean isLocalized() {
        return like.isLocalized();
    }

    @Override
    public List<HeaderField> fields() {
        return like == HTML ? PageStyle.FIELDS : List.of();
    }

    @Override
    public String content(Problem any, int itsStatus, Locale language) {
        if (like == JSON) {
            return StatusAnswers.body(status);
        }
        if (like == TEXT) {
            return status + "\n\n" + status.description(language) + "\n";
        }
        StringOutput html = new StringOutput();
        Pages.TEMPLATES.render("status.jte", Map.of("language", Language.of(language), "status", status), html);
        return html.toString();
    }

    /** The request as far as negotiation reads it. */
    private record Asked(Context ctx) implements Exchange {
        @Override
        public String method() {
            return "GET"; // Jetty leaves out the content of an answer to HEAD
        }

        @Override
        public String protocol() {
            return ctx.req().getProtocol();
        }

        @Override
        public List<String> requestFields(String name) {
            return Collections.list(ctx.req().getHeaders(name));
        }

        @Override
        public Collection<String> responseFields(String name) {
            return ctx.res().getHeaders(name);
        }

        @Override
        public Collection<String> inheritedFields() {
            return List.of();
        }

        @Override
        public boolean isCommitted() {
            return false;
        }
    }
}
