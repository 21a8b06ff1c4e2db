package hookgauge.agent.otel;

import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.gather.Rank;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What one app records with OpenTelemetry's API alone, for as long as the app is there. */
final class ApiUser implements MetricSource {
    private final String name;
    // what the app's copy of the API was given keeps it
    private final WeakReference<AgentSdk> sdk;

    ApiUser(String name, AgentSdk sdk) {
        this.name = name;
        this.sdk = new WeakReference<>(sdk);
    }

    boolean isGone() {
        return sdk.get() == null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Rank rank() {
        return Rank.OPEN_TELEMETRY;
    }

    @Override
    public List<MetricSnapshot> collect() {
        AgentSdk live = sdk.get();
        return live == null ? Collections.emptyList() : ScrapedMetrics.of(live.scraped.collect());
    }

    Collection<MetricData> pushed() {
        AgentSdk live = sdk.get();
        return live == null ? Collections.emptyList() : live.pushed.collect();
    }
}
