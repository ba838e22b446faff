package io.github.httpstatusproblem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@link Representation#HTML}. The style is a constant whose hash is in the policy, so that no other style and no script
 * can run, whatever a message holds. The path of the request is never shown.
 */
final class HtmlPage implements Representation {
    private static final String STYLE = """
            :root{color-scheme:light dark;--paper:#fff;--ink:#1c1e21;--soft:#5a6069;--line:#dcdfe4;--accent:#a3293d;--link:#0b57b0}
            @media (prefers-color-scheme:dark){:root{--paper:#15171a;--ink:#eceef1;--soft:#a4abb5;--line:#343941;--accent:#ff8a9b;--link:#8ab8ff}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,\
            "Helvetica Neue","Noto Sans","Hiragino Sans","Yu Gothic UI","Noto Sans CJK JP",sans-serif;-webkit-text-size-adjust:100%}
            main{max-width:40rem;margin:0 auto;padding:clamp(2rem,10vh,7rem) 1.25rem 3rem;overflow-wrap:anywhere}
            h1{margin:0;font-size:clamp(1.75rem,7vw,2.5rem);line-height:1.2;letter-spacing:-.015em;font-weight:650;text-wrap:balance}
            h1 span{display:block;margin-bottom:.5rem;color:var(--accent);font-size:1rem;letter-spacing:.08em;font-variant-numeric:tabular-nums}
            h2{margin:0 0 .5rem;font-size:1rem}
            p,ul,dl{margin:1.25rem 0 0}
            .message{padding-inline-start:1rem;border-inline-start:.25rem solid var(--accent);font-size:1.125rem}
            section{margin-top:2rem}
            ul{margin:0;padding-left:1.25rem}
            li+li{margin-top:.25rem}
            code{font:.9375em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono",monospace}
            dl{margin-top:2.5rem;padding-top:1.25rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
            dd{margin:0 0 .75rem}
            a{color:var(--link);text-underline-offset:.15em}
            a:focus-visible{outline:.125rem solid;outline-offset:.125rem}""";

    private static final List<HeaderField> FIELDS = List.of(
            new HeaderField(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
                            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            new HeaderField("Referrer-Policy", "no-referrer"));

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String mediaType() {
        return "text/html;charset=utf-8";
    }

    @Override
    public boolean isLocalized() {
        return true;
    }

    @Override
    public List<HeaderField> fields() {
        return FIELDS;
    }

    @Override
    public String content(Problem problem, int status, Locale language) {
        StatusCode code = problem.status();
        String phrase = escaped(code.reasonPhrase());
        StringBuilder page = new StringBuilder(4_096);
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(language.toLanguageTag())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>")
                .append(status)
                .append(' ')
                .append(phrase)
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1 lang=\"en\"><span>")
                .append(status)
                .append("</span> ")
                .append(phrase)
                .append("</h1>\n<p>")
                .append(escaped(code.description(language)))
                .append("</p>\n");
        if (problem.hasOwnMessage()) {
            page.append("<p class=\"message\" lang=\"\" dir=\"auto\">")
                    .append(escaped(problem.message()))
                    .append("</p>\n");
        }
        fieldErrors(page, problem.fieldErrors(), language);
        page.append("<dl>\n");
        String traceId = problem.traceId();
        fact(page, Label.TRACE_ID, language, traceId == null ? null : code(traceId));
        String type = problem.typeLink();
        fact(page, Label.TYPE, language, type == null ? null : link(type, type));
        fact(page, Label.SPECIFICATION, language, link(code.specificationUri().toASCIIString(), code.specification()));
        return page.append("</dl>\n</main>\n</body>\n</html>\n").toString();
    }

    private static void fieldErrors(StringBuilder page, List<FieldError> errors, Locale language) {
        if (errors.isEmpty()) {
            return;
        }
        page.append("<section>\n<h2>")
                .append(escaped(Label.FIELD_ERRORS.in(language)))
                .append("</h2>\n<ul>\n");
        for (FieldError error : errors) {
            page.append("<li>");
            if (error.field() != null) {
                page.append(code(error.field())).append(' ');
            }
            page.append("<span lang=\"\" dir=\"auto\">")
                    .append(escaped(error.message()))
                    .append("</span></li>\n");
        }
        page.append("</ul>\n</section>\n");
    }

    private static void fact(StringBuilder page, Label label, Locale language, @Nullable String markup) {
        if (markup != null) {
            page.append("<dt>")
                    .append(escaped(label.in(language)))
                    .append("</dt>\n<dd>")
                    .append(markup)
                    .append("</dd>\n");
        }
    }

    private static String code(String text) {
        return "<code lang=\"\" dir=\"ltr\">" + escaped(text) + "</code>";
    }

    private static String link(String target, String text) {
        return "<a href=\"" + escaped(target) + "\">" + escaped(text) + "</a>";
    }

    /** As text or as the quoted value of an attribute. */
    private static String escaped(String text) {
        String shown = ForeignText.shown(text);
        StringBuilder escaped = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
