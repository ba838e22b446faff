package io.github.httpstatusproblem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** IANA's registry as a dated file (shared/data), read by RFC 4180: the authority that examines the rows. */
final class RegistryFile {
    /** One line of the file by column name. */
    record Row(Map<String, String> columns) {
        int code() {
            return Integer.parseInt(column("code"));
        }

        String column(String name) {
            return Objects.requireNonNull(columns.get(name), name);
        }

        @Override
        public String toString() {
            return column("code");
        }
    }

    private RegistryFile() {}

    static List<Row> rows() {
        List<List<String>> lines = parse(text());
        List<String> header = lines.get(0);
        List<Row> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != header.size()) {
                throw new IllegalStateException("not as long as the header: " + line);
            }
            Map<String, String> columns = new LinkedHashMap<>();
            for (int i = 0; i < line.size(); i++) {
                columns.put(header.get(i), line.get(i));
            }
            rows.add(new Row(columns));
        }
        return rows;
    }

    private static String text() {
        try (InputStream in = RegistryFile.class.getResourceAsStream("/registry/status-registry.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 4180: a quoted field may hold commas, line breaks and doubled quotes. */
    static List<List<String>> parse(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (c != '"' || doubled) {
                    field.append(c);
                    i += doubled ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        if (quoted || !line.isEmpty() || field.length() > 0) {
            throw new IllegalStateException("the last line does not end");
        }
        return lines;
    }
}
