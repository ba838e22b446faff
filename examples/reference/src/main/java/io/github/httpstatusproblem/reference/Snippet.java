package io.github.httpstatusproblem.reference;

/**
 * How a status is returned in one framework.
 *
 * @param framework its name, as a heading
 * @param code lines without a line break at the end
 */
record Snippet(String framework, String code) {
    /** The name as one word, such as {@code ruby-on-rails}, {@code express.js} or {@code servlet}. */
    String id() {
        return framework.replace("http-status-problem: ", "").replace(' ', '-').replace('/', '-');
    }

    boolean isOf(String name) {
        return name.equalsIgnoreCase(id()) || name.equalsIgnoreCase(framework);
    }
}
