package io.github.httpstatusproblem.reference;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** A template in {@code src/main/snippets}. */
record Template(String file) implements Source {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Plain, null, Template.class.getPackageName());

    @Override
    public String code(Returned returned) {
        StringOutput code = new StringOutput();
        TEMPLATES.render(file, returned, code);
        return code.toString().strip();
    }
}
