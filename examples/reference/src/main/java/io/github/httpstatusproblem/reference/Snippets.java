package io.github.httpstatusproblem.reference;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.httpstatusproblem.StatusCode;
import java.util.ArrayList;
import java.util.List;

/** The snippets of a status: those of the frameworks in the order of the pages, then those of our own adapters. */
final class Snippets {
    /** Heading and template. */
    private static final List<List<String>> FRAMEWORKS = List.of(
            List.of("django", "django.jte"),
            List.of("flask", "flask.jte"),
            List.of("fastapi", "fastapi.jte"),
            List.of("express.js", "express.jte"),
            List.of("spring boot", "springboot.jte"),
            List.of("go net/http", "go.jte"),
            List.of("ruby on rails", "rails.jte"),
            List.of("asp.net core", "aspnetcore.jte"));

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Plain, null, Snippets.class.getPackageName());

    private static final List<SourceCut> OURS = List.of(
            new SourceCut("http-status-problem: servlet", "ServletExample.java"),
            new SourceCut("http-status-problem: spring mvc", "SpringExample.java"),
            new SourceCut("http-status-problem: javalin", "JavalinExample.java"));

    private Snippets() {}

    /**
     * Whether the snippets give what the server answers: errors that owe no field. Those that owe one follow when the
     * templates set it.
     */
    static boolean show(StatusCode status) {
        return status.isError()
                && status.isRegistered()
                && StatusAnswers.problem(status).fields().isEmpty();
    }

    static List<Snippet> of(StatusCode status) {
        List<Snippet> snippets = new ArrayList<>();
        for (List<String> framework : FRAMEWORKS) {
            StringOutput code = new StringOutput();
            TEMPLATES.render(framework.get(1), status, code);
            snippets.add(new Snippet(framework.get(0), code.toString().strip()));
        }
        for (SourceCut ours : OURS) {
            snippets.add(ours.snippet(status));
        }
        return List.copyOf(snippets);
    }
}
