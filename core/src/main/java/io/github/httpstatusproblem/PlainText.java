package io.github.httpstatusproblem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@link Representation#TEXT}. */
final class PlainText implements Representation {
    @Override
    public String mediaType() {
        return "text/plain;charset=utf-8";
    }

    @Override
    public boolean isLocalized() {
        return true;
    }

    @Override
    public String content(Problem problem, int status, Locale language) {
        StringBuilder text = new StringBuilder(512);
        StatusCode code = problem.status();
        text.append(status).append(' ').append(code.reasonPhrase()).append('\n');
        text.append('\n').append(code.description(language)).append('\n');
        if (problem.hasOwnMessage()) {
            text.append('\n').append(ForeignText.shown(problem.message())).append('\n');
        }
        List<FieldError> errors = problem.fieldErrors();
        if (!errors.isEmpty()) {
            text.append('\n').append(Label.FIELD_ERRORS.in(language)).append(":\n");
            errors.forEach(error -> append(text, error));
        }
        text.append('\n');
        line(text, Label.TRACE_ID.in(language), problem.traceId());
        line(text, Label.TYPE.in(language), problem.typeLink());
        line(
                text,
                Label.SPECIFICATION.in(language),
                code.specification() + " <" + code.specificationUri().toASCIIString() + ">");
        return text.toString();
    }

    private static void append(StringBuilder text, FieldError error) {
        text.append("- ");
        if (error.field() != null) {
            text.append(ForeignText.shown(error.field())).append(": ");
        }
        text.append(ForeignText.shown(error.message())).append('\n');
    }

    private static void line(StringBuilder text, String label, @Nullable String value) {
        if (value != null) {
            text.append(label).append(": ").append(ForeignText.shown(value)).append('\n');
        }
    }
}
