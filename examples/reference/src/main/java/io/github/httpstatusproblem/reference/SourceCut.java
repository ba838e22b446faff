package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A snippet that is cut from an example: what stands between a line {@code // snippet} and the line {@code // end} or
 * the end of the file, and the imports that it needs. The examples are compiled and tested with 417; for another status
 * its number takes that place.
 */
final class SourceCut {
    private static final String START = "// snippet";
    private static final String END = "// end";
    private static final String EXAMPLE = "of(417)";

    private final String framework;
    private final String code;

    SourceCut(String framework, String file) {
        this.framework = framework;
        this.code = cut(Resource.text("examples/" + file));
        if (code.split(Pattern.quote(EXAMPLE), -1).length != 2) {
            throw new IllegalStateException(file + " must throw " + EXAMPLE + " in its snippet, once");
        }
    }

    Snippet snippet(StatusCode status) {
        return new Snippet(framework, code.replace(EXAMPLE, "of(" + status.value() + ")"));
    }

    static String cut(String source) {
        List<String> imports = new ArrayList<>();
        List<List<String>> parts = new ArrayList<>();
        boolean inside = false;
        for (String line : source.lines().toList()) {
            String text = line.strip();
            if (text.equals(START)) {
                parts.add(new ArrayList<>());
                inside = true;
            } else if (text.equals(END)) {
                inside = false;
            } else if (inside) {
                parts.get(parts.size() - 1).add(line);
            } else if (line.startsWith("import ")) {
                imports.add(line);
            }
        }
        String body = parts.stream()
                .map(part -> String.join("\n", part).stripIndent())
                .collect(Collectors.joining("\n\n"));
        imports.removeIf(line -> !uses(body, line));
        return String.join("\n", imports) + "\n\n" + body;
    }

    private static boolean uses(String body, String importLine) {
        String simpleName = importLine.substring(importLine.lastIndexOf('.') + 1, importLine.length() - 1);
        return Pattern.compile("\\b" + simpleName + "\\b").matcher(body).find();
    }
}
