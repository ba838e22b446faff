package io.github.httpstatusproblem.reference;

import io.javalin.Javalin;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the reference server and says where it is. */
@Command(
        name = "serve",
        description = "Answers http://127.0.0.1:8080/status/{code} until it is stopped.",
        mixinStandardHelpOptions = true)
final class Serve implements Runnable {
    @Mixin
    private final Where where = new Where();

    @Override
    public void run() {
        where.serve();
    }

    /** Where it listens, and what it draws. */
    static final class Where {
        @Option(
                names = "--host",
                paramLabel = "HOST",
                description = "A name or an IP address of this machine; or -Dhost.")
        private @Nullable String host;

        @Option(names = "--port", paramLabel = "PORT", description = "0-65535, and 0 takes a free one; or -Dport.")
        private @Nullable String port;

        @Option(
                names = "--seed",
                paramLabel = "SEED",
                description = "A whole number, by which the draws of /status/200:3,500:1 can be repeated.")
        private @Nullable Long seed;

        /** Returns when the server runs; it is ended with the process. */
        void serve() {
            QuietLog.install();
            Address address = Address.of(setting("host", host, "127.0.0.1"), setting("port", port, "8080"));
            Javalin server = ReferenceServer.start(address, seed == null ? new Random() : new Random(seed));
            String url = new Address(address.host(), server.port()).url();
            System.out.println("Reference server: " + url);
            System.out.println("Try it: curl -i " + url + "/status/417");
            System.out.println("Stop it: Ctrl-C");
        }

        private static Address.Setting setting(String name, @Nullable String option, String standard) {
            return option == null
                    ? new Address.Setting("-D" + name + "=", System.getProperty(name, standard))
                    : new Address.Setting("--" + name + "=", option);
        }
    }
}
