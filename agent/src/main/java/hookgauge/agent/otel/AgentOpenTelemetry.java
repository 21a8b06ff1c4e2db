package hookgauge.agent.otel;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What apps record that have OpenTelemetry's API and no SDK: sources of the scraped page, and pushed as it is. Each app has
 * an SDK of its own, which goes with it, built when it asks for the first meter, since the first one costs 70 ms.
 */
public final class AgentOpenTelemetry {
    /** What the app records with SDKs of its own. */
    public final AppSdks apps;

    private final Map<String, String> resourceAttributes;
    private final int maxSeries;
    private final OtlpTemporality temporality;
    private final OtlpHistogram histogram;
    private final List<ApiUser> users = new ArrayList<>(); // Guarded by this
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

    /** One for each app that has asked for a meter, or has an SDK, for as long as it is there. */
    public List<MetricSource> sources() {
        List<MetricSource> sources = new ArrayList<>(users());
        sources.addAll(apps.sources());
        return sources;
    }

    /** Whether an app has asked for a meter, or has an SDK whose metrics nobody else sends. */
    public boolean isUsed() {
        return !users().isEmpty() || apps.arePushed();
    }

    /** All metrics as they are to be pushed now; their callbacks run, which are the app's. */
    public Collection<MetricData> pushed() {
        DistinctMetrics distinct = new DistinctMetrics();
        for (ApiUser user : users()) distinct.add(user.pushed());
        for (Collection<MetricData> metrics : apps.pushed(resource())) distinct.add(metrics);
        return distinct.metrics();
    }

    /** What all metrics that are pushed are about: one object, for the exporter groups by identity. */
    public synchronized Resource resource() {
        if (resource == null) resource = AgentSdk.resource(resourceAttributes);
        return resource;
    }

    /** An SDK for one app; whoever asks for it keeps it, or it is gone with all that was counted. */
    synchronized AgentSdk sdk() {
        AgentSdk sdk = new AgentSdk(resource(), maxSeries, temporality, histogram);
        users.add(new ApiUser(AppSdks.freeName("opentelemetry", users()), sdk));
        return sdk;
    }

    private synchronized List<ApiUser> users() {
        users.removeIf(ApiUser::isGone);
        return new ArrayList<>(users);
    }
}
