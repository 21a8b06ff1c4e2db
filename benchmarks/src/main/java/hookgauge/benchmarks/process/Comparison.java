package hookgauge.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What agents add to a small server, side by side in one run: start-up, memory, CPU a request, a scrape.
 *
 * <p>The agents take turns in each round, so that other work on the machine meets all of them alike; the second line
 * without an agent shows how much of a difference is noise.
 */
public final class Comparison {
    private static final int REQUESTS = 50_000;
    private static final String[] COLUMNS = {
        "start ms, least", "CPU of start ms, least", "RSS MB", "CPU a request us, least", "scrape ms"
    };

    private final Map<Agent, List<double[]>> rounds = new LinkedHashMap<>();

    private Comparison() {}

    /** Runs as many rounds as the argument says (5) and prints a table. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        Comparison comparison = new Comparison();
        for (int round = 0; round < rounds; round++) {
            for (Agent agent : Agent.ALL) if (agent.isThere()) comparison.measure(agent);
            System.err.println("round " + (round + 1) + " of " + rounds);
        }
        comparison.print();
    }

    private void measure(Agent agent) throws Exception {
        int metricsPort = freePort();
        try (MeasuredServer server = new MeasuredServer(agent, metricsPort)) {
            // agents go on with their start on threads of their own
            TimeUnit.SECONDS.sleep(5);
            double startCpu = server.cpuMillis();
            server.load(REQUESTS);
            TimeUnit.SECONDS.sleep(1);
            double resident = server.residentMegabytes();
            double cpuBefore = server.cpuMillis();
            server.load(2 * REQUESTS);
            double microsPerRequest = (server.cpuMillis() - cpuBefore) * 1000 / (2 * REQUESTS);
            double[] figures = {
                server.startMillis, startCpu, resident, microsPerRequest, server.scrapeMillis(metricsPort)
            };
            rounds.computeIfAbsent(agent, a -> new ArrayList<>()).add(figures);
        }
    }

    private void print() {
        System.out.println("| agent | " + String.join(" | ", COLUMNS) + " |");
        System.out.println("|---|" + "---:|".repeat(COLUMNS.length));
        double[] bare = figures(Agent.ALL.get(0));
        for (Agent agent : rounds.keySet()) {
            StringBuilder line = new StringBuilder("| ").append(agent.name()).append(" |");
            double[] figures = figures(agent);
            for (int i = 0; i < figures.length; i++)
                line.append(cell(figures[i], bare[i])).append(" |");
            System.out.println(line);
        }
    }

    /** The figure and, in brackets, how many times that of the first line it is. */
    private static String cell(double figure, double bare) {
        if (Double.isNaN(figure)) return " -";
        String text = String.format(Locale.ROOT, " %.1f", figure);
        return Double.isNaN(bare) ? text : text + String.format(Locale.ROOT, " (%.2f)", figure / bare);
    }

    /** One for each column: the least of the rounds where the column says so, else the median. */
    private double[] figures(Agent agent) {
        double[] figures = new double[COLUMNS.length];
        for (int i = 0; i < figures.length; i++) {
            int column = i;
            List<Double> all =
                    rounds.get(agent).stream().map(round -> round[column]).toList();
            figures[i] = COLUMNS[i].endsWith("least")
                    ? all.stream().mapToDouble(n -> n).min().orElseThrow()
                    : median(all);
        }
        return figures;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
