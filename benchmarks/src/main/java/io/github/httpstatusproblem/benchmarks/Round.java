package io.github.httpstatusproblem.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What one server did in one round.
 *
 * @param rate requests a second
 * @param bytes allocated by the server's threads for each request
 */
record Round(double rate, double bytes) {
    /** Drives a server with a number of keep-alive connections, each as fast as it is answered. */
    static Round drive(LoadServer server, int connections, Duration duration) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long allocated = server.allocatedBytes();
            long start = System.nanoTime();
            long end = start + duration.toNanos();
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                work.add(() -> exchanges(server.port(), end));
            }
            long requests = 0;
            for (Future<Long> done : clients.invokeAll(work)) {
                requests += done.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Round(requests / seconds, (double) (server.allocatedBytes() - allocated) / requests);
        } finally {
            clients.shutdownNow();
        }
    }

    private static long exchanges(int port, long end) throws Exception {
        try (Connection connection = new Connection(port)) {
            long count = 1; // The one that opened the connection.
            while (System.nanoTime() - end < 0) {
                connection.exchange();
                count++;
            }
            return count;
        }
    }
}
