package io.github.httpstatusproblem.reference;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.regex.Pattern;

/** A template in {@code src/main/snippets}. */
record Template(String file) implements Source {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Plain, null, Template.class.getPackageName());

    @Override
    public String code(Returned returned) {
        StringOutput code = new StringOutput();
        TEMPLATES.render(file, returned, code);
        String lines = code.toString().strip();
        return file.equals("go.jte") && returned.complete() ? formatted(lines) : lines;
    }

    /** As gofmt has it, for a file; the pages show the snippet with spaces, as the others. */
    private static String formatted(String go) {
        return Pattern.compile("^(?: {4})+", Pattern.MULTILINE)
                .matcher(go)
                .replaceAll(indentation -> "\t".repeat(indentation.group().length() / 4));
    }
}
