package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import io.github.httpstatusproblem.reference.Observation.Content;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs every snippet for every code in its own framework, and some of the complete files, asks each by curl, and compares
 * with what this server answers. What was seen is compared with the observations that are kept, or takes their place.
 */
public final class SnippetRunner {
    static final List<Integer> FILES = List.of(200, 204, 301, 401, 417, 429, 503);

    private static final Path KEPT = Path.of("src/main/resources/io/github/httpstatusproblem/reference");

    /** The servers for development that come with these close every connection. */
    private static final Set<Framework> CLOSING = Set.of(Framework.DJANGO, Framework.FLASK);

    private static final Language ENGLISH = Language.ALL.get(0);

    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private final SnippetCheck check = new SnippetCheck(faults);

    private SnippetRunner(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs them; the exit code is 1 if there is a fault.
     *
     * @param arguments a folder to work in; {@code --renew} if the observations are to be kept, {@code --strict} if it is a
     *     fault that something is not installed; then perhaps names of frameworks
     */
    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        Path folder = Path.of(words.remove(0)).toAbsolutePath();
        boolean renew = words.remove("--renew");
        boolean strict = words.remove("--strict");
        Map<String, Host> hosts = Hosts.all(folder);
        if (!hosts.keySet().containsAll(words)) {
            throw new IllegalArgumentException(words + " are not all of " + hosts.keySet());
        }
        SnippetRunner runner = new SnippetRunner(folder);
        List<Observations> all = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Map.Entry<String, Host> host : hosts.entrySet()) {
            if (words.isEmpty() || words.contains(host.getKey())) {
                try {
                    runner.run(host.getKey(), host.getValue(), renew, all, skipped);
                } catch (Exception failure) {
                    runner.faults.add("fault: " + host.getKey() + ": " + failure);
                }
            }
        }
        if (words.isEmpty()) {
            runner.constants(renew, skipped);
            runner.faults.addAll(CurlLines.faults(folder));
            System.out.println(Pages.ALL.size() + " curl lines in a shell");
        }
        System.out.println();
        System.out.println(SnippetTable.markdown(all));
        if (renew) {
            Files.writeString(SnippetTable.FILE, SnippetTable.document(Observations.kept(KEPT)));
        }
        if (strict) {
            skipped.forEach(one -> runner.faults.add("fault: " + one));
            skipped.clear();
        }
        skipped.forEach(System.out::println);
        runner.faults.forEach(System.out::println);
        System.exit(runner.faults.isEmpty() ? 0 : 1);
    }

    private void run(String name, Host host, boolean renew, List<Observations> all, List<String> skipped)
            throws Exception {
        String versions;
        try {
            versions = host.versions();
        } catch (Exception missing) {
            skipped.add("skipped: " + name + ", which is not installed: "
                    + String.valueOf(missing.getMessage()).lines().findFirst().orElse(""));
            return;
        }
        long start = System.nanoTime();
        int faultsBefore = faults.size();
        Path here = emptied(name.replace(' ', '-').toLowerCase(Locale.ROOT));
        Framework framework = Observations.framework(name);
        List<Integer> codes = IntStream.range(100, 600)
                .filter(code -> framework.returns(StatusCode.of(code)))
                .boxed()
                .toList();
        List<Snippet> snippets = codes.stream()
                .map(code -> framework.snippet(StatusCode.of(code), ENGLISH))
                .toList();
        Map<Integer, Observation> seen = new TreeMap<>();
        if (host instanceof CSharp compiler && !CSharp.canRun()) {
            compiler.compile(here, snippets, codes);
            for (int i = 0; i < codes.size(); i++) {
                seen.put(
                        codes.get(i),
                        new Observation(codes.get(i), snippets.get(i).fingerprint(), "", "", "", Content.UNKNOWN));
            }
        } else {
            routes(name, host, Files.createDirectories(here.resolve("routes")), snippets, codes, seen);
            files(name, host, here, framework);
        }
        if (faults.size() > faultsBefore) {
            return;
        }
        Observations observations = new Observations(framework, name, versions, LocalDate.now(ZoneOffset.UTC), seen);
        all.add(observations);
        keep(observations, renew);
        System.out.printf(
                "%s: %d snippets in %d s%n", versions, codes.size(), (System.nanoTime() - start) / 1_000_000_000);
    }

    private void constants(boolean renew, List<String> skipped) throws IOException {
        int before = skipped.size();
        String seen = Constants.text(skipped);
        if (renew && skipped.size() == before) {
            Files.writeString(Constants.FILE, seen);
        }
        if (renew) {
            return;
        }
        List<String> kept = Files.readAllLines(Constants.FILE);
        Set<String> versions =
                kept.stream().map(line -> line.split("\t", -1)[1]).collect(Collectors.toSet());
        for (String line : seen.lines().filter(line -> !kept.contains(line)).toList()) {
            String difference = Constants.FILE.getFileName() + " has no line " + line;
            if (versions.contains(line.split("\t", -1)[1])) {
                faults.add("fault: " + difference);
            } else {
                System.out.println(difference);
            }
        }
    }

    private Path emptied(String name) throws IOException {
        Path here = folder.resolve("runs").resolve(name);
        if (Files.exists(here)) {
            try (Stream<Path> files = Files.walk(here)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        return Files.createDirectories(here);
    }

    private void routes(
            String name,
            Host host,
            Path here,
            List<Snippet> snippets,
            List<Integer> codes,
            Map<Integer, Observation> seen)
            throws Exception {
        int port = Run.freePort();
        Process server = host.routes(here, snippets, codes, port);
        try {
            List<String> addresses = new ArrayList<>();
            codes.forEach(code -> addresses.add("/" + code + "/endpoint"));
            addresses.add("/" + codes.get(0) + "/endpoint?after-the-last");
            Map<String, Curl.Answer> answers = Curl.ask(here.resolve("answers"), "http://127.0.0.1:" + port, addresses);
            check.connections(name, List.copyOf(answers.values()));
            for (int i = 0; i < codes.size(); i++) {
                int code = codes.get(i);
                Curl.Answer answer = answers.get("/" + code + "/endpoint");
                check.answer(name + " " + code, Observations.framework(name), code, answer);
                seen.put(code, observation(code, snippets.get(i), answer));
            }
        } finally {
            Run.stop(server);
        }
    }

    private void files(String name, Host host, Path here, Framework framework) throws Exception {
        for (int code : FILES) {
            int port = Run.freePort();
            Path folderOfFile = Files.createDirectories(here.resolve("file" + code));
            Process server = host.complete(folderOfFile, framework.snippet(StatusCode.of(code), ENGLISH), port);
            try {
                List<Curl.Answer> answers = List.copyOf(Curl.ask(
                                folderOfFile.resolve("answers"),
                                "http://127.0.0.1:" + port,
                                List.of("/endpoint", "/endpoint?again"))
                        .values());
                if (!CLOSING.contains(framework)) {
                    check.connections(name + " file " + code, answers);
                }
                for (Curl.Answer answer : answers) {
                    check.answer(name + " file " + code, framework, code, answer);
                }
            } finally {
                Run.stop(server);
            }
        }
    }

    private static Observation observation(int code, Snippet snippet, Curl.Answer answer) {
        return new Observation(
                code,
                snippet.fingerprint(),
                answer.response(),
                String.join(", ", answer.values("Content-Type")),
                String.join(", ", answer.values("Content-Length")),
                SnippetCheck.content(Returned.of(StatusCode.of(code), false), answer.content()));
    }

    private void keep(Observations observations, boolean renew) throws Exception {
        String file = Observations.file(observations.name());
        if (renew) {
            Files.createDirectories(KEPT.resolve(file).getParent());
            Files.writeString(KEPT.resolve(file), observations.text());
            return;
        }
        Observations kept = Observations.read(observations.name());
        boolean isSame = kept.versions().equals(observations.versions());
        if (!isSame) {
            System.out.println("kept is what was seen with " + kept.versions());
        }
        for (Observation seen : observations.byCode().values()) {
            Observation before = kept.byCode().get(seen.code());
            if (!seen.equals(before)) {
                String difference = file + " says " + before + ", seen was " + seen;
                if (isSame || before == null || !before.fingerprint().equals(seen.fingerprint())) {
                    faults.add("fault: " + difference);
                } else {
                    System.out.println(difference);
                }
            }
        }
    }
}
