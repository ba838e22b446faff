package io.github.httpstatusproblem.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Starts the server as a user does: in a process of its own. */
class ReferenceServerTest {
    @Test
    void startSaysWhereTheServerIsAndNothingElse() throws Exception {
        Process process = launch("-Dport=0");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String url = out.readLine().replace("Reference server: ", "");
            assertThat(url).matches("http://127\\.0\\.0\\.1:[1-9][0-9]+");
            assertThat(out.readLine()).isEqualTo("Try it: curl -i " + url + "/status/417");
            assertThat(out.readLine()).isEqualTo("Stop it: Ctrl-C");
            int port = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
            for (String path : List.of("/status/417", "/status/500", "/status/503", "/nope", "/status/abc")) {
                assertThat(Wire.ask(port, "GET", path).content()).startsWith("{\"error\": ");
            }
            process.toHandle().destroy(); // Process.destroy would close the streams too
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isNull();
            assertThat(text(process.getErrorStream())).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void portInUseIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Process process = launch("-Dport=" + port);
            assertRefused(
                    process, "Port " + port + " of 127.0.0.1 cannot be used \\(.+\\)\\. Another one: -Dport=8081");
        }
    }

    @Test
    void wrongPortIsOneLineThatNamesWhatIsAccepted() throws Exception {
        assertRefused(
                launch("-Dport=70000"),
                "-Dport=.* is not accepted: a port is a number from 0 to 65535, and 0 takes a free one\\.");
    }

    @Test
    void wrongHostIsOneLineThatNamesWhatIsAccepted() throws Exception {
        assertRefused(
                launch("-Dport=0", "-Dhost=[zz]"),
                "-Dhost=.* is not accepted: it must be a name or an IP address of this machine, such as 127.0.0.1\\.");
    }

    @Test
    void hostOfAnotherMachineIsOneLine() throws Exception {
        assertRefused(
                launch("-Dport=8080", "-Dhost=192.0.2.1"), "Port 8080 of 192\\.0\\.2\\.1 cannot be used \\(.+\\)\\..*");
    }

    private static void assertRefused(Process process, String line) throws Exception {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(text(process.getInputStream())).isEmpty();
        assertThat(text(process.getErrorStream())).matches(line + "\\R");
        assertThat(process.exitValue()).isEqualTo(1);
    }

    private static Process launch(String... properties) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(properties));
        command.addAll(List.of("-cp", classPath, HttpStatus.class.getName()));
        return new ProcessBuilder(command).start();
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), UTF_8);
    }
}
