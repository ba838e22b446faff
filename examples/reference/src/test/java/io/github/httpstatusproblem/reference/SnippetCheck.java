package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.StatusCode;
import io.github.httpstatusproblem.reference.Observation.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an answer of a snippet has to be.
 *
 * @param faults to which one line is added for each that is not so
 */
record SnippetCheck(List<String> faults) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CLOSED_BY_TOMCAT = "HTTP/1.1 (400|408|411|413|414|500|501|503) .*";
    private static final String HINT = "Link: </>; rel=preload";

    /** Every connection is kept for the next request, but for Tomcat's after some of its errors. */
    void connections(String where, List<Curl.Answer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            Curl.Answer answer = answers.get(i);
            if (closes(answer)
                    && !(where.startsWith("SPRING") && answer.head().get(0).matches(CLOSED_BY_TOMCAT))) {
                faults.add("fault: " + where + ": the connection is closed after " + answer.response());
            }
            if (i > 0 && answer.newConnections() > 0 && !closes(answers.get(i - 1))) {
                faults.add("fault: " + where + ": after " + answers.get(i - 1).response()
                        + " the connection was not fit for another request");
            }
        }
    }

    private static boolean closes(Curl.Answer answer) {
        return String.join(",", answer.values("Connection"))
                .toLowerCase(Locale.ROOT)
                .contains("close");
    }

    /** Whether it is what the snippet claims to return, and nothing that the next answer of the connection suffers from. */
    void answer(String where, Framework framework, int code, Curl.Answer answer) {
        Returned returned = Returned.of(StatusCode.of(code), false)
                .without(framework.protocol().withheld());
        List<String> wrong = new ArrayList<>();
        if (answer.exit() != 0) {
            wrong.add("curl: " + answer.exit());
        }
        if (!answer.head().get(0).matches("HTTP/1\\.1 " + returned.code() + "( .*)?")) {
            wrong.add("status line " + answer.head().get(0));
        }
        if (answer.heads().size() != (returned.interim() > 0 ? 2 : 1)
                || (returned.interim() > 0
                        && !answer.heads().get(0).get(0).startsWith("HTTP/1.1 " + returned.interim() + " "))) {
            wrong.add("heads " + answer.heads());
        }
        for (HeaderField field : returned.fields()) {
            List<String> values = answer.values(field.name());
            boolean isThere = field.hasName("Connection")
                    ? String.join(",", values).toLowerCase(Locale.ROOT).contains(field.value())
                    : values.equals(List.of(field.value()));
            if (!isThere) {
                wrong.add(field + " but " + values);
            }
        }
        Content content = content(returned, answer.content());
        if (returned.hasContent() ? content == Content.NONE : content != Content.NONE) {
            wrong.add("content " + answer.content());
        }
        if (returned.isPartial() && content != Content.SAME) {
            wrong.add("content that is not as long as Content-Range says: " + answer.content());
        }
        List<String> types = answer.values("Content-Type");
        if (returned.hasContent()
                && !(types.size() == 1 && types.get(0).matches("application/json(; ?charset=utf-8)?"))) {
            wrong.add("Content-Type " + types);
        }
        if ((code == 204 || code == 304) && !answer.values("Content-Length").isEmpty()) {
            wrong.add("Content-Length " + answer.values("Content-Length"));
        }
        if (code == 103 && (!hasHint(answer.heads().get(0)) || hasHint(answer.head()))) {
            wrong.add("Link is to be a field of the 103, and of nothing else: " + answer.heads());
        }
        if (!wrong.isEmpty()) {
            faults.add("fault: " + where + ": " + String.join("; ", wrong));
        }
    }

    private static boolean hasHint(List<String> head) {
        return head.stream().anyMatch(line -> line.equalsIgnoreCase(HINT));
    }

    /** In which form the JSON is that is wanted; NONE also if it is another, which is a fault where there has to be one. */
    static Content content(Returned returned, String content) {
        if (!returned.hasContent()) {
            return content.isEmpty() ? Content.NONE : Content.OTHER_FORM;
        }
        String compact = JSON.readTree(returned.json()).toString();
        if (content.equals(returned.json())) {
            return Content.SAME;
        }
        if (content.equals(compact)) {
            return Content.WITHOUT_SPACES;
        }
        if (content.equals(compact + "\n")) {
            return Content.WITH_LINE_BREAK;
        }
        try {
            return JSON.readTree(content).equals(JSON.readTree(returned.json())) ? Content.OTHER_FORM : Content.NONE;
        } catch (JacksonException none) {
            return Content.NONE;
        }
    }
}
