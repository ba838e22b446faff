package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.StatusCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run shows for the others is here all that can be said of snippets which are only compiled. */
class SnippetsTest {
    private static final Language ENGLISH = Language.ALL.get(0);

    @ParameterizedTest
    @EnumSource(
            value = Framework.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SERVLET", "SPRING_MVC", "JAVALIN"})
    void everySnippetNamesTheStatusItsFieldsAndItsContent(Framework framework) {
        for (int code = 200; code < 600; code++) {
            StatusCode status = StatusCode.of(code);
            Returned returned =
                    Returned.of(status, false).without(framework.protocol().withheld());
            Snippet snippet = framework.snippet(status, ENGLISH);
            for (String text : List.of(snippet.code(), snippet.complete())) {
                assertThat(text).containsAnyOf(Integer.toString(code), RailsStatus.of(status));
                if (returned.hasContent()) {
                    assertThat(text).contains(returned.member(), status.key(), status.reasonPhrase());
                }
                for (HeaderField field : returned.fields()) {
                    assertThat(text.lines())
                            .as("%s in %s", field, text)
                            .anyMatch(line -> line.contains(field.name())
                                    && line.replace("\\", "").contains(field.value()));
                }
            }
        }
    }

    @Test
    void snippetInCSharpReturnsTheStatusAndItsMembers() {
        for (int code = 200; code < 600; code++) {
            StatusCode status = StatusCode.of(code);
            Returned returned = Returned.of(status, false);
            String text = Framework.ASP_NET_CORE.snippet(status, ENGLISH).code();
            assertThat(text).containsAnyOf("statusCode: " + code + "\n", "Results.StatusCode(" + code + ")");
            if (returned.hasJson()) {
                assertThat(text)
                        .contains("new { " + returned.member() + " = \"" + status.key() + "\", message = \""
                                + status.reasonPhrase() + "\" }");
            }
            for (HeaderField field : returned.fields()) {
                assertThat(text)
                        .contains(
                                "response.Headers[\"" + field.name() + "\"] = " + Quoted.escaped(field.value()) + ";");
            }
        }
    }
}
