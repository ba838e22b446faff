package io.github.httpstatusproblem.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What runs the snippets of a framework: all of them in one process, and a complete file by itself. */
interface Host {
    /** Where the programs are that mount the snippets. */
    Path HOSTS = Path.of("src/hosts").toAbsolutePath();

    /** The framework and what it runs on, with their versions; an exception if it is not there. */
    String versions() throws Exception;

    /** A server that has every snippet at {@code /417/endpoint}. */
    Process routes(Path folder, List<Snippet> snippets, List<Integer> codes, int port) throws Exception;

    /** A server that is the complete file, with the endpoint at {@code /endpoint}. */
    Process complete(Path folder, Snippet snippet, int port) throws Exception;

    /**
     * A framework whose snippets are read as they are.
     *
     * @param extension of the file of a snippet
     * @param version a command that prints them
     * @param routes a command that starts all of them; {port}, {hosts} and {folder} are replaced, here as in the others
     * @param complete a command that starts the complete file
     */
    record Script(
            Framework framework,
            String extension,
            List<String> version,
            List<String> routes,
            List<String> complete,
            Map<String, String> environment)
            implements Host {
        @Override
        public String versions() throws Exception {
            Run run = Run.of(HOSTS, environment, version);
            if (run.exit() != 0) {
                throw new IllegalStateException(run.output());
            }
            return run.output().strip();
        }

        @Override
        public Process routes(Path folder, List<Snippet> snippets, List<Integer> codes, int port) throws Exception {
            write(folder, codes, snippets, extension);
            Map<String, String> all = new HashMap<>(environment);
            all.put("SNIPPETS", folder.toString());
            return Run.server(folder, all, filled(routes, folder, port), port);
        }

        @Override
        public Process complete(Path folder, Snippet snippet, int port) throws Exception {
            write(folder.resolve(framework.run().file()), onPort(snippet, port));
            return Run.server(folder, environment, filled(complete, folder, port), port);
        }

        private static List<String> filled(List<String> command, Path folder, int port) {
            return command.stream()
                    .map(word -> word.replace("{port}", Integer.toString(port))
                            .replace("{hosts}", HOSTS.toString())
                            .replace("{folder}", folder.toString()))
                    .toList();
        }
    }

    /** Go, where all snippets are one package: the names of each get its code. */
    record Go() implements Host {
        @Override
        public String versions() throws Exception {
            return Run.output(HOSTS, "go", "version").replaceFirst("go version go([0-9.]+).*", "Go $1");
        }

        @Override
        public Process routes(Path folder, List<Snippet> snippets, List<Integer> codes, int port) throws Exception {
            StringBuilder routes =
                    new StringBuilder("package main\n\nimport (\n\t\"log\"\n\t\"net/http\"\n)\n\nfunc main() {\n");
            for (int i = 0; i < codes.size(); i++) {
                int code = codes.get(i);
                String renamed = snippets.get(i)
                        .code()
                        .replace("myHandler", "myHandler" + code)
                        .replace("func main()", "func main" + code + "()");
                write(folder.resolve("s" + code + ".go"), renamed);
                routes.append("\thttp.HandleFunc(\"/" + code + "/endpoint\", myHandler" + code + ")\n");
            }
            routes.append("\tlog.Fatal(http.ListenAndServe(\"127.0.0.1:" + port + "\", nil))\n}\n");
            write(folder.resolve("host.go"), routes.toString());
            return built(folder, port);
        }

        @Override
        public Process complete(Path folder, Snippet snippet, int port) throws Exception {
            write(folder.resolve("main.go"), onPort(snippet, port));
            if (!Run.output(folder, "gofmt", "-l", "main.go").isEmpty()) {
                throw new IllegalStateException("main.go is not as gofmt has it");
            }
            return built(folder, port);
        }

        private static Process built(Path folder, int port) throws Exception {
            write(folder.resolve("go.mod"), "module snippets\n\ngo 1.19\n");
            Run.output(folder, "go", "build", "-o", "host", ".");
            return Run.server(folder, Map.of(), List.of(folder.resolve("host").toString()), port);
        }
    }

    /** A file for every snippet, named by its code. */
    static void write(Path folder, List<Integer> codes, List<Snippet> snippets, String extension) throws IOException {
        for (int i = 0; i < codes.size(); i++) {
            write(folder.resolve(codes.get(i) + extension), snippets.get(i).code() + "\n");
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static String onPort(Snippet snippet, int port) {
        return snippet.complete().replace("8090", Integer.toString(port)) + "\n";
    }
}
