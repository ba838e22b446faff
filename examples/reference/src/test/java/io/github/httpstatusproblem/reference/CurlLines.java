package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import io.javalin.Javalin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.nodes.Document;

/** Gives the curl line of every page to a POSIX shell, and compares what comes with the raw response beside it. */
final class CurlLines {
    private CurlLines() {}

    /** One sentence for each that differs. */
    static List<String> faults(Path folder) throws Exception {
        List<String> faults = new ArrayList<>();
        QuietLog.install();
        Javalin server = ReferenceServer.start(new Address("127.0.0.1", 0), new Random());
        try {
            for (StatusCode status : Pages.ALL) {
                for (Language language : Language.ALL) {
                    Document page = PagesTest.parse(Wire.ask(server.port(), "GET", Page.path(language, status))
                            .content());
                    String line = page.selectFirst("#curl").wholeText();
                    Run run = Run.of(
                            folder,
                            Map.of("NO_PROXY", "*", "no_proxy", "*", "CURL_HOME", folder.toString()),
                            List.of("sh", "-c", line + " 2> stderr"));
                    String shown =
                            Message.withDate(page.selectFirst("#response").wholeText(), "");
                    String came = Message.withDate(run.output().replace("\r\n", "\n"), "");
                    if (run.exit() != 0 || !came.equals(shown)) {
                        faults.add("fault: " + line + " in a shell: " + run.exit() + " " + came + " but shown is "
                                + shown);
                    }
                }
            }
        } finally {
            server.stop();
        }
        return faults;
    }
}
