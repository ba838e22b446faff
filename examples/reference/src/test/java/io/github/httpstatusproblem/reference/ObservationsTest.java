package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.StatusCode;
import io.github.httpstatusproblem.reference.Observation.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of the runs of the snippets is that of the snippets which are shown. */
class ObservationsTest {
    @Test
    void everySnippetWasRunAsItIs() {
        for (Observations observations : Observations.ALL) {
            Framework framework = observations.framework();
            for (int code = 100; code < 600; code++) {
                StatusCode status = StatusCode.of(code);
                Observation observation = observations.byCode().get(code);
                if (!framework.returns(status)) {
                    assertThat(observation)
                            .as("%s %s", observations.name(), code)
                            .isNull();
                    continue;
                }
                assertThat(observation)
                        .as("%s %s: run the snippets, ./run-snippets --renew", observations.name(), code)
                        .isNotNull();
                assertThat(observation.fingerprint())
                        .as("%s %s has changed: run the snippets, ./run-snippets --renew", observations.name(), code)
                        .isEqualTo(
                                framework.snippet(status, Language.ALL.get(0)).fingerprint());
            }
        }
    }

    @Test
    void everyFrameworkWasRunButPerhapsTheOneThatIsNotToBeHad() {
        assertThat(Observations.ALL.stream().map(Observations::framework).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Framework.values()));
        for (Observations observations : Observations.ALL) {
            assertThat(observations.byCode().values())
                    .hasSizeGreaterThanOrEqualTo(400)
                    .allMatch(one -> one.wasRun() || observations.framework() == Framework.ASP_NET_CORE);
            assertThat(observations.versions()).matches("[A-Z][A-Za-z .,#]+ [0-9].*");
        }
    }

    @Test
    void whatWasSeenIsTheStatusAndItsContent() {
        for (Observations observations : Observations.ALL) {
            for (Observation one : observations.byCode().values()) {
                if (one.wasRun()) {
                    Returned returned = Returned.of(StatusCode.of(one.code()), false);
                    assertThat(one.response()).contains("HTTP/1.1 " + returned.code());
                    assertThat(one.content() != Content.NONE)
                            .as("%s %s", observations.name(), one.code())
                            .isEqualTo(returned.hasContent());
                }
            }
        }
    }

    @Test
    void tableIsThatOfTheObservations() throws IOException {
        assertThat(Files.readString(SnippetTable.FILE)).isEqualTo(SnippetTable.document(Observations.ALL));
    }

    @Test
    void everyLanguageSaysWhichConstantItHas() throws IOException {
        List<String[]> lines = Files.readAllLines(Constants.FILE).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
        Set<String> languages = lines.stream().map(line -> line[1]).collect(Collectors.toSet());
        assertThat(languages.stream().map(language -> language.replaceAll(" [0-9].*", "")))
                .containsExactlyInAnyOrder(
                        "Go", "Python", "Node.js", "Rack", "Spring", "Spring", "Javalin", "jakarta.servlet of Tomcat");
        for (String language : languages) {
            Set<Integer> codes = lines.stream()
                    .filter(line -> line[1].equals(language))
                    .map(line -> Integer.parseInt(line[0]))
                    .collect(Collectors.toSet());
            assertThat(codes)
                    .containsAll(Pages.ALL.stream().map(StatusCode::value).toList());
        }
        for (String[] line : lines) {
            StatusCode status = StatusCode.of(Integer.parseInt(line[0]));
            boolean isKnown = !line[2].isEmpty() || !line[3].isEmpty();
            assertThat(line[4]).as(Arrays.toString(line)).isEqualTo(Constants.note(status, isKnown, line[3]));
        }
    }

    @Test
    void railsIsToldBySymbolsThatRackHas() throws IOException {
        List<String> known = Files.readAllLines(Constants.FILE).stream()
                .filter(line -> line.split("\t", -1)[1].startsWith("Rack "))
                .map(line -> line.split("\t", -1)[0] + line.split("\t", -1)[2])
                .toList();
        assertThat(IntStream.range(200, 600)
                        .mapToObj(StatusCode::of)
                        .filter(status -> RailsStatus.of(status).startsWith(":"))
                        .map(status -> status.value() + RailsStatus.of(status)))
                .hasSizeGreaterThan(50)
                .isSubsetOf(known);
    }
}
