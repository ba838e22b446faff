package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.StatusCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Holds the pages of 417 against the two documents; what differs is in {@code documents/differences.txt}, and why. */
class DocumentsTest extends RunningServer {
    private static final List<String> FRAMEWORKS = List.of(
            "django", "flask", "fastapi", "express.js", "spring boot", "go net/http", "ruby on rails", "asp.net core");
    private static final String LAST_HEADING = "他の HTTP モックページ";

    private final List<String> french = lines("417-fr.txt");
    private final List<String> japanese = lines("417-ja.txt");
    private final Differences differences = Differences.read();

    @Test
    void theTwoDocumentsHaveTheSameSnippetsButForBlanks() {
        Map<String, List<String>> ofJapanese = snippets(japanese);
        Map<String, List<String>> ofFrench = snippets(french);
        for (String framework : FRAMEWORKS) {
            List<String> unindented = ofJapanese.get(framework).stream()
                    .map(line -> line.strip().replaceAll(" +", " "))
                    .filter(line -> !line.isEmpty())
                    .toList();
            assertThat(ofFrench.get(framework)).as(framework).isEqualTo(unindented);
        }
    }

    @Test
    void theSnippetsAreThoseOfTheDocumentsInTheirOrder() throws Exception {
        Map<String, List<String>> documented = snippets(japanese);
        for (Language language : Language.ALL) {
            Map<String, String> shown = shownSnippets(page(language.tag()));
            assertThat(new ArrayList<>(shown.keySet()).subList(0, FRAMEWORKS.size()))
                    .isEqualTo(FRAMEWORKS);
            for (String framework : FRAMEWORKS) {
                assertThat(shown.get(framework).lines())
                        .as(framework)
                        .containsExactlyElementsOf(differences.applyTo(framework, documented.get(framework)));
            }
        }
    }

    @Test
    void theNamesAndTheRouteAreThoseOfTheDocuments() throws Exception {
        Map<String, String> shown = shownSnippets(page("en"));
        assertThat(shown.get("django")).contains("my_view");
        assertThat(shown.get("flask")).contains("my_endpoint", "\"/endpoint\"");
        assertThat(shown.get("fastapi")).contains("my_endpoint", "\"/endpoint\"");
        assertThat(shown.get("express.js")).contains("'/endpoint'");
        assertThat(shown.get("spring boot")).contains("MyController", "\"/endpoint\"");
        assertThat(shown.get("go net/http")).contains("myHandler", "\"/endpoint\"");
        assertThat(shown.get("ruby on rails")).contains("MyController", "my_action", ":expectation_failed");
        assertThat(shown.get("asp.net core")).contains("\"/endpoint\"");
        assertThat(shown).hasSize(FRAMEWORKS.size() + 3);
    }

    @Test
    void theRawResponseDiffersWhereTheDocumentsAreWrong() throws Exception {
        int start = japanese.indexOf("HTTP/1.1 417 Expectation Failed");
        List<String> documented = japanese.subList(start, japanese.indexOf("}") + 1);
        for (Language language : Language.ALL) {
            String response = page(language.tag()).selectFirst("#response").wholeText();
            assertThat(Message.withDate(response, "(when it was answered)").lines())
                    .containsExactlyElementsOf(differences.applyTo("response", documented));
        }
    }

    @Test
    void theCurlLineGoesToThisServer() throws Exception {
        for (Language language : Language.ALL) {
            String curl = page(language.tag()).selectFirst("#curl").wholeText();
            assertThat(List.of(curl.replace(":" + port() + "/", ":8080/")))
                    .isEqualTo(differences.applyTo("curl", List.of(japanese.get(japanese.indexOf("terminal") + 1))));
        }
    }

    @Test
    void theSentenceIsTheTranslationOfTheirs() throws Exception {
        for (String tag : List.of("fr", "ja")) {
            String section = "sentence " + tag;
            assertThat(List.of(page(tag).selectFirst(".description").text()))
                    .isEqualTo(differences.applyTo(
                            section,
                            List.of((tag.equals("fr") ? french : japanese)
                                    .stream()
                                            .filter(line -> line.startsWith("The server cannot"))
                                            .findFirst()
                                            .orElseThrow())));
        }
    }

    @Test
    void theHeadingsAreThoseOfTheDocuments() throws Exception {
        List<String> inJapanese = headings(page("ja"));
        assertThat(japanese).containsSubsequence(inJapanese);
        assertThat(inJapanese).hasSize(7);
        List<String> inFrench = headings(page("fr")).subList(0, 6);
        // Copied from a page, the document has two of them in one line.
        List<String> glued = new ArrayList<>(inFrench);
        glued.set(2, inFrench.get(2) + inFrench.get(3));
        glued.remove(3);
        assertThat(french).containsSubsequence(glued);
        assertThat(japanese).contains(page("ja").select("figcaption").eachText().toArray(String[]::new));
    }

    @Test
    void everyDifferenceIsOneOfTheseAndHasAReason() {
        List<String> sections = new ArrayList<>(FRAMEWORKS);
        sections.addAll(List.of("response", "curl", "sentence fr", "sentence ja"));
        assertThat(sections).containsAll(differences.sections());
        assertThat(differences.reasons()).isNotEmpty().allMatch(reason -> reason.length() > 20);
    }

    private static List<String> headings(Document page) {
        List<String> headings = new ArrayList<>();
        for (Element heading : page.select(".topic, h1, main p a, h2")) {
            headings.add(heading.text());
        }
        return headings;
    }

    private static Map<String, String> shownSnippets(Document page) {
        Map<String, String> snippets = new LinkedHashMap<>();
        for (Element heading : page.select("h3")) {
            snippets.put(heading.text(), heading.nextElementSibling().wholeText());
        }
        return snippets;
    }

    private static Map<String, List<String>> snippets(List<String> document) {
        Map<String, List<String>> snippets = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : document) {
            if (FRAMEWORKS.contains(line)) {
                current = new ArrayList<>();
                snippets.put(line, current);
            } else if (line.equals(LAST_HEADING)) {
                break;
            } else {
                current.add(line);
            }
        }
        List<String> last = snippets.get(FRAMEWORKS.get(FRAMEWORKS.size() - 1));
        while (last.get(last.size() - 1).isEmpty()) {
            last.remove(last.size() - 1);
        }
        return snippets;
    }

    private Document page(String tag) throws Exception {
        String path = "/" + tag + "/mock/http/" + StatusCode.EXPECTATION_FAILED.value() + "-expectation-failed";
        return PagesTest.parse(Wire.ask(port(), "GET", path).content());
    }

    private static List<String> lines(String document) {
        return Differences.resource(document).lines().toList();
    }
}
