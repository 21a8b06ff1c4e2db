package hookgauge.agent.http;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Shows the open connections and the threads of the app's servers, as each says when it is asked. */
final class ServerEndpoints implements MultiCollector {
    // Guarded by this
    private final List<ServerEndpoint> endpoints = new ArrayList<>();

    synchronized void add(Object endpoint, String family, BiFunction<Object, long[], Object> reader) {
        endpoints.removeIf(ServerEndpoint::isGone);
        for (ServerEndpoint known : endpoints) {
            if (known.isOf(endpoint)) return;
        }
        endpoints.add(new ServerEndpoint(endpoint, family, reader));
    }

    synchronized boolean areNone() {
        return endpoints.isEmpty();
    }

    @Override
    public MetricSnapshots collect() {
        Series connections = new Series("open_connections", "Connections that clients have open to the server.");
        Series threads = new Series("threads", "Threads of the server's pool, by whether they work or wait for work.");
        Series limit = new Series("threads.limit", "The most threads that the server's pool may have.");
        List<Numbers> all = numbers();
        // a pool that several ports share is shown once, with the lowest of them
        all.sort(Comparator.comparingLong(numbers -> numbers.of(HookgaugeHttp.PORT)));
        Map<Object, Object> shown = new IdentityHashMap<>();
        for (Numbers numbers : all) {
            connections.add(numbers.labels(), numbers.of(HookgaugeHttp.CONNECTIONS));
            if (numbers.pool == null || shown.put(numbers.pool, numbers) != null) continue;
            threads.add(numbers.labels("busy"), numbers.of(HookgaugeHttp.BUSY_THREADS));
            threads.add(numbers.labels("idle"), numbers.of(HookgaugeHttp.IDLE_THREADS));
            limit.add(numbers.labels(), numbers.of(HookgaugeHttp.MAX_THREADS));
        }
        return new MetricSnapshots(connections.snapshot(), threads.snapshot(), limit.snapshot());
    }

    private List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>();
        for (ServerEndpoint endpoint : live()) {
            long[] numbers = new long[HookgaugeHttp.MAX_THREADS + 1];
            Object pool = endpoint.read(numbers);
            all.add(new Numbers(endpoint.family, pool, numbers));
        }
        return all;
    }

    private synchronized List<ServerEndpoint> live() {
        endpoints.removeIf(ServerEndpoint::isGone);
        return new ArrayList<>(endpoints);
    }

    /** What one endpoint said. */
    private static final class Numbers {
        final Object pool;
        private final String family;
        private final long[] numbers;

        Numbers(String family, Object pool, long[] numbers) {
            this.family = family;
            this.pool = pool;
            this.numbers = numbers;
        }

        long of(int place) {
            return numbers[place];
        }

        /** A server that listens at no port, but at a file or in memory, has a family alone. */
        Labels labels() {
            Labels labels = Labels.of("family", family);
            long port = numbers[HookgaugeHttp.PORT];
            return port <= 0 ? labels : labels.add("server.port", Long.toString(port));
        }

        Labels labels(String state) {
            return labels().add("state", state);
        }
    }

    /** One metric; what has the same labels, as a port at two addresses, is added up. */
    private static final class Series {
        private final GaugeSnapshot.Builder gauge;
        private final Map<Labels, Long> values = new TreeMap<>();

        Series(String name, String help) {
            gauge = GaugeSnapshot.builder()
                    .name("hookgauge.http.server." + name)
                    .help(help);
        }

        /** A server that does not know says -1. */
        void add(Labels labels, long value) {
            if (value >= 0) values.merge(labels, value, Long::sum);
        }

        GaugeSnapshot snapshot() {
            values.forEach((labels, value) -> gauge.dataPoint(new GaugeDataPointSnapshot(value, labels, null)));
            return gauge.build();
        }
    }
}
