package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.StatusCode;
import org.junit.jupiter.api.Test;

class SourceCutTest {
    @Test
    void cutHasTheMarkedPartsAndTheImportsThatTheyNeed() {
        String source = """
                package x;

                import a.Named;
                import a.Name;
                import a.Other;

                class X {
                    // snippet
                    Name x =
                            y;
                    // end
                    Other z;
                }
                // snippet
                class Y {}
                """;
        assertThat(SourceCut.cut(source)).isEqualTo("import a.Name;\n\nName x =\n        y;\n\nclass Y {}");
    }

    @Test
    void everyAdapterThrowsTheStatusOfThePage() {
        for (Snippet snippet : Snippets.of(StatusCode.NOT_FOUND).subList(8, 11)) {
            assertThat(snippet.code())
                    .contains("throw HttpStatusProblem.of(404);")
                    .doesNotContain("417");
        }
    }
}
