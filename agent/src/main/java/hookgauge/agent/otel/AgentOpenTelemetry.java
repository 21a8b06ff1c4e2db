package hookgauge.agent.otel;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What apps record that have OpenTelemetry's API and no SDK: a source of the scraped page, and pushed as it is. The SDK
 * behind it is built when the first meter is asked for, since it costs 70 ms.
 */
public final class AgentOpenTelemetry implements MetricSource {
    /** What the app records with SDKs of its own. */
    public final AppSdks apps;

    private final Map<String, String> resourceAttributes;
    private final int maxSeries;
    private final OtlpTemporality temporality;
    private final OtlpHistogram histogram;
    private volatile AgentSdk sdk;
    private Resource resource; // Guarded by this

    /**
     * @param maxSeries how many label sets a metric may have
     * @param temporality since when pushed counts count
     * @param histogram how histograms are pushed
     * @param apps knows what apps record with SDKs of their own
     */
    AgentOpenTelemetry(
            Map<String, String> resourceAttributes,
            int maxSeries,
            OtlpTemporality temporality,
            OtlpHistogram histogram,
            AppSdks apps) {
        this.resourceAttributes = resourceAttributes;
        this.maxSeries = maxSeries;
        this.temporality = temporality;
        this.histogram = histogram;
        this.apps = apps;
    }

    public static AgentOpenTelemetry of(AgentConfig config, AgentLog log, CaughtErrors errors) {
        // what is not pushed needs no reader for push
        OtlpTemporality temporality = config.pushEnabled ? config.otlpTemporality : OtlpTemporality.CUMULATIVE;
        OtlpHistogram histogram = config.pushEnabled ? config.otlpHistogram : OtlpHistogram.EXPLICIT;
        AppSdks apps = new AppSdks(config.mergePrometheus, config.pushEnabled, temporality, histogram, log, errors);
        return new AgentOpenTelemetry(config.resourceAttributes, config.maxSeries, temporality, histogram, apps);
    }

    @Override
    public String name() {
        return "opentelemetry";
    }

    @Override
    public Rank rank() {
        return Rank.OPEN_TELEMETRY;
    }

    @Override
    public List<MetricSnapshot> collect() {
        AgentSdk current = sdk;
        return current == null ? Collections.emptyList() : ScrapedMetrics.of(current.scraped.collect());
    }

    /** Whether an app has asked for a meter, or has an SDK whose metrics nobody else sends. */
    public boolean isUsed() {
        return sdk != null || apps.arePushed();
    }

    /** All metrics as they are to be pushed now; their callbacks run, which are the app's. */
    public Collection<MetricData> pushed() {
        DistinctMetrics distinct = new DistinctMetrics();
        AgentSdk current = sdk;
        if (current != null) distinct.add(current.pushed.collect());
        for (Collection<MetricData> metrics : apps.pushed(resource())) distinct.add(metrics);
        return distinct.metrics();
    }

    /** What all metrics that are pushed are about: one object, for the exporter groups by identity. */
    public synchronized Resource resource() {
        if (resource == null) resource = AgentSdk.resource(resourceAttributes);
        return resource;
    }

    MeterProvider meterProvider() {
        if (sdk == null) build();
        return sdk.provider;
    }

    private synchronized void build() {
        if (sdk == null) sdk = new AgentSdk(resource(), maxSeries, temporality, histogram);
    }
}
