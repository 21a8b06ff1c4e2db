package hookgauge.agent.http;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;

/** Shows the connections in the pools of the app's clients, as each pool says when it is asked. */
final class ClientPools implements Collector {
    private static final String STATE = "http.connection.state";

    private final Upstreams upstreams;
    // Guarded by this. Some apps make a client for each request, so nothing here may walk over all of them.
    private final Map<Object, ClientPool> pools = new WeakHashMap<>();

    /** {@code upstreams} say which addresses are shown. */
    ClientPools(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    synchronized void add(Object pool, BiConsumer<Object, BiConsumer<String, long[]>> reader) {
        if (!pools.containsKey(pool)) pools.put(pool, new ClientPool(pool, reader));
    }

    @Override
    public MetricSnapshot collect() {
        Map<Labels, Long> connections = new TreeMap<>();
        for (ClientPool pool : live()) pool.read((address, numbers) -> add(connections, address, numbers));
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("http.client.open_connections")
                .help("Connections of the app's clients, by whether a request has them.");
        connections.forEach((labels, value) -> gauge.dataPoint(new GaugeDataPointSnapshot(value, labels, null)));
        return gauge.build();
    }

    private synchronized List<ClientPool> live() {
        return new ArrayList<>(pools.values());
    }

    private void add(Map<Labels, Long> connections, String address, long[] numbers) {
        long active = numbers[1];
        long idle = numbers[2];
        Labels upstream = upstreams.labelsOf(address, (int) numbers[0]);
        if (upstream == null) return;
        if (active >= 0) connections.merge(upstream.add(STATE, "active"), active, Long::sum);
        if (idle >= 0) connections.merge(upstream.add(STATE, "idle"), idle, Long::sum);
    }
}
