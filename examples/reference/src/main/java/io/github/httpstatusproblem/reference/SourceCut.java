package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HeaderField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Snippets that are cut from examples, which are compiled and tested. The snippet is what stands in an example between a
 * line {@code // snippet} and the line {@code // end} or the end of the file. The endpoint stands, in it or as a part of its
 * own, between {@code // endpoint} and {@code // end endpoint} or the end of the file; what returns something else than a
 * problem takes its place. The status, its fields and its content take the place of those of the example. A problem gets
 * its fields as {@link StatusAnswers} says, by its own source.
 */
final class SourceCut implements Source {
    private static final String ENDPOINT = "// endpoint";

    private static final String PROBLEM = "HttpStatusProblem.of(417)";
    private static final String LOCATION = "\"Location\", \"/status/200\"";
    private static final String MOVED = "301";
    private static final String MOVED_BODY =
            "\"{\\\"status\\\": \\\"moved_permanently\\\", \\\"message\\\": \\\"Moved Permanently\\\"}\"";
    private static final String EMPTY = "304";
    private static final String FLUSH = "flushBuffer()";
    private static final String INTERIM = "103";
    private static final String HINTS = "HttpFields.from(new HttpField(\"Link\", \"</>; rel=preload\"))";

    private static final Pattern CASE = Pattern.compile("case ([0-9, ]+) -> problem(\\..*);");
    private static final Map<Integer, String> FIELDS = fields(Resource.text("StatusAnswers.java"));

    private final List<String> example;
    private final String kind;

    /**
     * @param example the file
     * @param kind what the names of the files end with that return something else
     */
    SourceCut(String example, String kind) {
        this.example = Resource.text("examples/" + example).lines().toList();
        this.kind = kind;
    }

    @Override
    public String code(Returned returned) {
        if (returned.status().isError()) {
            String fields = FIELDS.get(returned.code());
            return assembled(
                    List.of(),
                    returned.complete(),
                    code -> replaced(
                            code,
                            PROBLEM,
                            fields == null
                                    ? "HttpStatusProblem.of(" + returned.code() + ")"
                                    : "Problem.of(" + returned.code() + ")" + fields + ".toException()"));
        }
        if (returned.interim() > 0) {
            String interim = Integer.toString(returned.interim());
            return assembled(endpoint("Interim"), returned.complete(), code -> {
                String numbered = replaced(code, INTERIM, interim);
                return interim.equals(INTERIM) ? numbered : replaced(numbered, HINTS, "HttpFields.EMPTY");
            });
        }
        return returned.hasContent()
                ? assembled(endpoint("Moved"), returned.complete(), code -> moved(code, returned))
                : assembled(endpoint("Empty"), returned.complete(), code -> empty(code, returned.code()));
    }

    private List<String> endpoint(String what) {
        String name = what + kind;
        return Resource.text("examples/" + name + ".java")
                .replace(name, "My" + kind)
                .lines()
                .toList();
    }

    /** Only a 304 is flushed: Jetty gives it a Content-Length of 0 otherwise (RFC 9110, 8.6), and a 205 needs one. */
    private static String empty(String code, int status) {
        String numbered = replaced(code, EMPTY, Integer.toString(status));
        return status == 304
                ? numbered
                : numbered.lines().filter(line -> !line.contains(FLUSH)).collect(Collectors.joining("\n"));
    }

    private static String moved(String code, Returned returned) {
        String numbered = replaced(code, MOVED, Integer.toString(returned.code()));
        String content = replaced(numbered, MOVED_BODY, Quoted.escaped(returned.json()));
        return content.lines()
                .map(line -> line.contains(LOCATION) ? fieldLines(line, returned.fields()) : line + "\n")
                .collect(Collectors.joining())
                .strip();
    }

    private static String fieldLines(String line, List<HeaderField> fields) {
        return fields.stream()
                .map(field ->
                        line.replace(LOCATION, '"' + field.name() + "\", " + Quoted.escaped(field.value())) + "\n")
                .collect(Collectors.joining());
    }

    private static String replaced(String code, String that, String by) {
        if (code.split(Pattern.quote(that), -1).length != 2) {
            throw new IllegalStateException("'" + that + "' must stand in the snippet, once: " + code);
        }
        return code.replace(that, by);
    }

    private String assembled(List<String> endpoint, boolean complete, UnaryOperator<String> change) {
        List<String> lines = endpoint.isEmpty() ? example : withEndpoint(part(endpoint));
        String body = change.apply(complete ? file(lines) : part(lines));
        Collection<String> imports =
                new TreeSet<>(List.of("import io.github.httpstatusproblem.Problem;", "import java.net.URI;"));
        List.of(example, endpoint)
                .forEach(source -> source.stream()
                        .filter(line -> line.startsWith("import "))
                        .forEach(imports::add));
        imports.removeIf(line -> !uses(body, line));
        String code = String.join("\n", imports) + "\n\n" + body;
        // The port of all complete files, which is not that of the mock server.
        return complete ? "package com.example;\n\n" + replaced(code, "8080", "8090") : code;
    }

    /** The example with something else in the place of its endpoint. */
    private List<String> withEndpoint(String endpoint) {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : example) {
            String text = line.strip();
            if (text.equals(ENDPOINT)) {
                lines.add(line);
                endpoint.indent(line.indexOf(ENDPOINT)).lines().forEach(lines::add);
                inside = true;
            } else if (text.equals("// end endpoint")) {
                inside = false;
            } else if (!inside) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The parts between the marks, without the marks of the endpoint. */
    static String part(List<String> source) {
        List<List<String>> parts = new ArrayList<>();
        boolean inside = false;
        for (String line : source) {
            String text = line.strip();
            if (text.equals("// snippet") || (text.equals(ENDPOINT) && !inside)) {
                parts.add(new ArrayList<>());
                inside = true;
            } else if (text.equals("// end")) {
                inside = false;
            } else if (inside && !isMark(text)) {
                parts.get(parts.size() - 1).add(line);
            }
        }
        return parts.stream().map(part -> String.join("\n", part).stripIndent()).collect(Collectors.joining("\n\n"));
    }

    private static String file(List<String> source) {
        return source.stream()
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package ") && !isMark(line.strip()))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static boolean isMark(String text) {
        return List.of("// snippet", ENDPOINT, "// end endpoint", "// end").contains(text);
    }

    private static boolean uses(String body, String importLine) {
        String simpleName = importLine.substring(importLine.lastIndexOf('.') + 1, importLine.length() - 1);
        return Pattern.compile("\\b" + simpleName + "\\b").matcher(body).find();
    }

    /** How a problem of each code gets its fields, such as {@code .withAllow("GET", "HEAD")}. */
    private static Map<Integer, String> fields(String source) {
        Map<Integer, String> calls = new HashMap<>();
        for (Matcher found = CASE.matcher(source); found.find(); ) {
            for (String code : found.group(1).split(", ", -1)) {
                calls.put(Integer.parseInt(code), found.group(2));
            }
        }
        return Map.copyOf(calls);
    }
}
