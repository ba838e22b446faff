package io.github.httpstatusproblem.reference;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.StatusCode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** The pages: one for every registered status, in every language. */
final class Pages {
    static final List<StatusCode> ALL = IntStream.range(100, 600)
            .mapToObj(StatusCode::of)
            .filter(StatusCode::isRegistered)
            .toList();

    static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, Pages.class.getPackageName());

    private final AtomicReference<ThisServer> server = new AtomicReference<>();

    private Pages() {}

    /** A route for each page, so that any other path is unknown. For HEAD Javalin runs no GET handler. */
    static void install(JavalinConfig config, String host) {
        Pages pages = new Pages();
        config.jetty.modifyServer(server -> pages.server.set(new ThisServer(server, host)));
        for (StatusCode status : ALL) {
            for (Language language : Language.ALL) {
                Handler page = ctx -> pages.show(language, status, ctx);
                config.routes.get(Page.path(language, status), page);
                config.routes.head(Page.path(language, status), page);
            }
        }
    }

    private void show(Language language, StatusCode status, Context ctx) throws Exception {
        ThisServer here = Objects.requireNonNull(server.get());
        String curl = "curl -i " + here.url() + StatusEndpoint.path(status);
        StringOutput html = new StringOutput();
        TEMPLATES.render(
                "page.jte",
                new Page(language, status, here.rawResponse(status), curl, Snippets.of(status, language)),
                html);
        new Answer(200, fields(language), "text/html;charset=utf-8", html.toString()).sendTo(ctx);
    }

    private static List<HeaderField> fields(Language language) {
        List<HeaderField> fields = new ArrayList<>(PageStyle.FIELDS);
        fields.add(new HeaderField("Content-Language", language.tag()));
        fields.add(new HeaderField("Cache-Control", "no-cache"));
        fields.add(new HeaderField("X-Content-Type-Options", "nosniff"));
        return fields;
    }
}
