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
            String heading = Label.FIELD_ERRORS.in(language) + Label.COLON.in(language);
            text.append('\n').append(heading.stripTrailing()).append('\n');
            errors.forEach(error -> append(text, error));
        }
        text.append('\n');
        line(text, Label.TRACE_ID, language, problem.traceId());
        line(text, Label.TYPE, language, problem.typeLink());
        String specification =
                code.specification() + " <" + code.specificationUri().toASCIIString() + ">";
        line(text, Label.SPECIFICATION, language, specification);
        return text.toString();
    }

    private static void append(StringBuilder text, FieldError error) {
        text.append("- ");
        if (error.field() != null) {
            text.append(ForeignText.shown(error.field())).append(": ");
        }
        text.append(ForeignText.shown(error.message())).append('\n');
    }

    private static void line(StringBuilder text, Label label, Locale language, @Nullable String value) {
        if (value != null) {
            text.append(label.in(language))
                    .append(Label.COLON.in(language))
                    .append(ForeignText.shown(value))
                    .append('\n');
        }
    }
}
