package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.StatusCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceCutTest {
    private static final List<Framework> OURS = List.of(Framework.SERVLET, Framework.SPRING_MVC, Framework.JAVALIN);

    @Test
    void partIsWhatStandsBetweenTheMarks() {
        String source = """
                class X {
                    // snippet
                    Name x =
                            y;
                    // end
                    Other z;
                }
                // snippet
                // endpoint
                class Y {}
                """;
        assertThat(SourceCut.part(source.lines().toList())).isEqualTo("Name x =\n        y;\n\nclass Y {}");
    }

    @Test
    void everyAdapterThrowsTheStatusOfThePage() {
        for (Framework framework : OURS) {
            assertThat(code(framework, 404))
                    .contains(
                            "throw HttpStatusProblem.of(404);", "import io.github.httpstatusproblem.HttpStatusProblem;")
                    .doesNotContain("417");
        }
    }

    @Test
    void aProblemHasTheFieldsOfTheServersAnswer() {
        for (Framework framework : OURS) {
            assertThat(code(framework, 401))
                    .contains("throw Problem.of(401).withChallenge(\"Bearer realm=\\\"example\\\"\").toException();")
                    .contains("import io.github.httpstatusproblem.Problem;")
                    .doesNotContain("import io.github.httpstatusproblem.HttpStatusProblem;", "URI");
            assertThat(code(framework, 451)).contains("import java.net.URI;", "URI.create(\"/\")");
        }
    }

    @Test
    void whatIsNoProblemIsReturnedByTheFramework() {
        for (Framework framework : OURS) {
            assertThat(code(framework, 226))
                    .contains("226", "\"ETag\", \"\\\"example\\\"\"", "\"IM\", \"vcdiff\"", "im_used")
                    .doesNotContain("301", "Location", "moved", "Moved", "HttpStatusProblem;");
            assertThat(code(framework, 205)).contains("205").doesNotContain("204", "Empty");
        }
        assertThat(code(Framework.JAVALIN, 102)).contains("writeInterim(102, fields)", "HttpFields.EMPTY");
    }

    @Test
    void aCompleteFileIsTheExampleWithAnotherEndpoint() {
        for (Framework framework : OURS) {
            String file =
                    framework.snippet(StatusCode.of(301), Language.ALL.get(0)).complete();
            assertThat(file)
                    .contains("package com.example;", "public static void main", "moved_permanently")
                    .doesNotContain("417", "// snippet", "// end");
        }
    }

    private static String code(Framework framework, int status) {
        return framework.snippet(StatusCode.of(status), Language.ALL.get(0)).code();
    }
}
