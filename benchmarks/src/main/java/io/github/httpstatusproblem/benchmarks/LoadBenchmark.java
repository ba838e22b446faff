package io.github.httpstatusproblem.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How near a whole server comes to the limit when every request fails. All candidates stand in this one process and
 * are driven in turn, round by round, each time in another order, so that a slow minute of the machine is everyone's.
 * Arguments: connections, seconds a round, rounds.
 */
public final class LoadBenchmark {
    private LoadBenchmark() {}

    public static void main(String... args) throws Exception {
        int connections = number(args, 0, 4);
        Duration duration = Duration.ofSeconds(number(args, 1, 5));
        int rounds = number(args, 2, 7);
        Map<Candidate, LoadServer> servers = new EnumMap<>(Candidate.class);
        try {
            for (Candidate candidate : Candidate.values()) {
                servers.put(candidate, candidate.start());
            }
            round(servers, 0, connections, duration); // For the compiler; not counted.
            List<Map<Candidate, Round>> counted = new ArrayList<>();
            for (int i = 1; i <= rounds; i++) {
                counted.add(round(servers, i, connections, duration));
            }
            print(counted);
        } finally {
            for (LoadServer server : servers.values()) {
                server.close();
            }
        }
    }

    private static int number(String[] args, int index, int otherwise) {
        return index < args.length ? Integer.parseInt(args[index]) : otherwise;
    }

    private static Map<Candidate, Round> round(
            Map<Candidate, LoadServer> servers, int number, int connections, Duration duration) throws Exception {
        List<Candidate> order = new ArrayList<>(servers.keySet());
        Collections.rotate(order, number);
        Map<Candidate, Round> round = new EnumMap<>(Candidate.class);
        for (Candidate candidate : order) {
            round.put(candidate, Round.drive(servers.get(candidate), connections, duration));
        }
        round.forEach((candidate, done) -> System.out.printf(
                "round %d %-5s %8.0f requests/s %8.0f B/request%n", number, candidate, done.rate(), done.bytes()));
        return round;
    }

    private static void print(List<Map<Candidate, Round>> rounds) {
        System.out.printf(
                "%n| server | throughput, bare = 1 | lowest - highest round | B/request |%n|---|---|---|---|%n");
        for (Candidate candidate : Candidate.values()) {
            List<Double> ratios = sorted(
                    rounds,
                    round -> round.get(candidate).rate()
                            / round.get(Candidate.BARE).rate());
            List<Double> bytes = sorted(rounds, round -> round.get(candidate).bytes());
            System.out.printf(
                    "| %s | %.2f | %.2f - %.2f | %.0f |%n",
                    candidate, median(ratios), ratios.get(0), ratios.get(ratios.size() - 1), median(bytes));
        }
    }

    private static List<Double> sorted(
            List<Map<Candidate, Round>> rounds, ToDoubleFunction<Map<Candidate, Round>> figure) {
        return rounds.stream().mapToDouble(figure).sorted().boxed().toList();
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
