package io.github.httpstatusproblem.reference;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Snippets in Java, each compiled in a package of its own.
 *
 * @param classPath a file that holds it
 * @param jars what is run, as the beginnings of the names of its jars, with their names for people
 * @param type the host, in {@code src/hosts}
 * @param name that of the file of a snippet
 * @param wrapped what makes a compilable file of a snippet, without its package
 */
record JavaHost(
        Framework framework,
        Path classPath,
        Map<String, String> jars,
        String type,
        String name,
        UnaryOperator<String> wrapped)
        implements Host {
    /** The statements that make a servlet application, and the servlet. */
    static String servlet(String snippet) {
        String[] parts = snippet.split("\n\nclass MyServlet", 2);
        return snippetClass(parts[0], "ServletContextHandler") + "\n\nclass MyServlet" + parts[1];
    }

    /** The statement that makes a Javalin. */
    static String javalin(String snippet) {
        return snippetClass(snippet, "Javalin");
    }

    private static String snippetClass(String snippet, String type) {
        int statements = snippet.indexOf("\n\n");
        return snippet.substring(0, statements) + "\n\npublic class Snippet {\npublic static " + type + " create() {"
                + snippet.substring(statements) + "\nreturn app;\n}\n}\n";
    }

    @Override
    public String versions() throws Exception {
        String all = Files.readString(classPath);
        List<String> versions = new ArrayList<>();
        for (Map.Entry<String, String> jar : jars.entrySet()) {
            Matcher found =
                    Pattern.compile("/" + jar.getKey() + "-([0-9][^/:]*)\\.jar").matcher(all);
            if (!found.find()) {
                throw new IllegalStateException("no " + jar.getKey() + " in " + classPath);
            }
            versions.add(jar.getValue() + " " + found.group(1));
        }
        return String.join(", ", versions.stream().sorted().toList());
    }

    @Override
    public Process routes(Path folder, List<Snippet> snippets, List<Integer> codes, int port) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String where = "snippets.s" + codes.get(i);
            Path file = folder.resolve(where.replace('.', '/')).resolve(name + ".java");
            Host.write(
                    file,
                    "package " + where + ";\n\n" + wrapped.apply(snippets.get(i).code()) + "\n");
            files.add(file);
        }
        files.add(HOSTS.resolve(type + ".java"));
        String all = codes.stream().map(String::valueOf).collect(Collectors.joining(","));
        return compiled(folder, files, port, "snippets." + type, Integer.toString(port), all);
    }

    @Override
    public Process complete(Path folder, Snippet snippet, int port) throws Exception {
        Path file = folder.resolve(framework.run().file());
        Host.write(file, Host.onPort(snippet, port));
        String main = file.getFileName().toString().replace(".java", "");
        return compiled(folder, List.of(file), port, "com.example." + main);
    }

    private Process compiled(Path folder, List<Path> files, int port, String... main) throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String path = Files.readString(classPath).strip();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-cp", path, "-d", classes.toString(), "-proc:none", "-parameters");
            if (!javac.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new IllegalStateException(messages.toString());
            }
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dport=" + port,
                "-cp",
                classes + File.pathSeparator + path));
        command.addAll(Arrays.asList(main));
        return Run.server(folder, Map.of(), command, port);
    }
}
