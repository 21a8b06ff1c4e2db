package hookgauge.agent.http;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests that are under way, by method and scheme as they were at the start. */
final class ActiveRequests implements Collector {
    private static final String NAME = "http.server.active_requests";

    private final OwnLabels ownLabels;
    private final Map<String, LongAdder> http = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> https = new ConcurrentHashMap<>();

    ActiveRequests(OwnLabels ownLabels) {
        this.ownLabels = ownLabels;
    }

    /** {@code method} is one of few: a known one or {@code _OTHER}. */
    LongAdder counter(String method, boolean isSecure) {
        Map<String, LongAdder> byMethod = isSecure ? https : http;
        LongAdder counter = byMethod.get(method);
        return counter != null ? counter : byMethod.computeIfAbsent(method, m -> new LongAdder());
    }

    @Override
    public MetricSnapshot collect() {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(NAME).help("Requests under way.");
        add(gauge, http, "http");
        add(gauge, https, "https");
        return gauge.build();
    }

    private void add(GaugeSnapshot.Builder gauge, Map<String, LongAdder> byMethod, String scheme) {
        for (Map.Entry<String, LongAdder> entry : byMethod.entrySet()) {
            Labels labels = Labels.of("http.request.method", entry.getKey(), "url.scheme", scheme);
            gauge.dataPoint(new GaugeDataPointSnapshot(entry.getValue().sum(), ownLabels.addedTo(labels), null));
        }
    }
}
