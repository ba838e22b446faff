package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.util.List;

/**
 * The page of a status in a language: what its template shows.
 *
 * @param rawResponse what the server answers to the curl line
 */
record Page(Language language, StatusCode status, String rawResponse, String curl, List<Snippet> snippets) {

    static String path(Language language, StatusCode status) {
        return "/" + language.tag() + "/mock/http/" + status.value() + "-"
                + status.key().replace('_', '-');
    }

    String text(String key) {
        return language.text(key).replace("{status}", status.toString());
    }

    String description() {
        return language.description(status);
    }

    String specification() {
        return status.specificationUri().toString();
    }

    /** What was seen when a snippet was run, one sentence for each version of its framework. */
    List<String> observed(Snippet snippet) {
        return Observations.of(snippet.framework()).stream()
                .map(observations -> observations.text(status, language))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Every other status that has a page. */
    List<StatusCode> others() {
        return Pages.ALL.stream().filter(other -> other != status).toList();
    }
}
