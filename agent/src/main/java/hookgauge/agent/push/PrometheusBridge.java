package hookgauge.agent.push;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.gather.SourceFamily;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns Prometheus snapshots into OpenTelemetry's metrics, so that they can be pushed: names, units, types and start times
 * stay what they are.
 *
 * <p>Used by one collection at a time, since it remembers the start times.
 */
final class PrometheusBridge {
    private final Resource resource;
    private final String version;
    private final OtlpHistogram histogram;
    private final StartTimes startTimes;
    private final LeftOut leftOut;
    // each scope once, for the exporter groups by identity
    private final Map<InstrumentationScopeInfo, InstrumentationScopeInfo> scopes = new HashMap<>();

    /**
     * @param version the agent's
     * @param processStartMillis since when counts that tell no beginning are taken to count
     * @param histogram as which a histogram is sent that is both
     */
    PrometheusBridge(
            Resource resource, String version, long processStartMillis, OtlpHistogram histogram, LeftOut leftOut) {
        this.resource = resource;
        this.version = version;
        this.histogram = histogram;
        this.startTimes = new StartTimes(processStartMillis);
        this.leftOut = leftOut;
    }

    List<MetricData> bridge(List<SourceFamily> families, long nowMillis) {
        List<MetricData> metrics = new ArrayList<>(families.size());
        startTimes.begin(nowMillis);
        scopes.clear();
        for (SourceFamily family : families) {
            if (isGaugeHistogram(family.snapshot)) {
                leaveOut(family);
                continue;
            }
            Origin origin = Origin.of(family.source, version);
            for (MetricSnapshot snapshot : toPush(family)) bridge(origin, snapshot, nowMillis, metrics);
        }
        startTimes.end();
        return metrics;
    }

    private void bridge(Origin origin, MetricSnapshot snapshot, long nowMillis, List<MetricData> metrics) {
        MetricHead head = MetricHead.of(snapshot, origin.ours);
        String family = origin.name + '/' + head.name;
        BridgedPoints points = new BridgedPoints(family, origin.ours, nowMillis, startTimes, leftOut);
        pointsByScope(origin, snapshot).forEach((scope, scoped) -> new BridgedFamily(
                        resource, same(scope), head, origin.ours, histogram, points, metrics)
                .bridge(snapshot, scoped));
    }

    private void leaveOut(SourceFamily family) {
        leftOut.add("gauge_histogram", family.snapshot.getDataPoints().size());
        leftOut.say(family.snapshot.getMetadata().getPrometheusName() + " of " + family.source.name()
                + " is not pushed: OTLP has no gauge histograms");
    }

    private static boolean isGaugeHistogram(MetricSnapshot snapshot) {
        return snapshot instanceof HistogramSnapshot && ((HistogramSnapshot) snapshot).isGaugeHistogram();
    }

    private static List<MetricSnapshot> toPush(SourceFamily family) {
        MetricSnapshot snapshot = family.snapshot;
        boolean mayFall = snapshot instanceof SummarySnapshot
                && family.source.isGaugeSummary(snapshot.getMetadata().getName());
        return mayFall ? SummaryGauges.of(snapshot) : Collections.singletonList(snapshot);
    }

    private InstrumentationScopeInfo same(InstrumentationScopeInfo scope) {
        return scopes.computeIfAbsent(scope, s -> s);
    }

    private static Map<InstrumentationScopeInfo, List<DataPointSnapshot>> pointsByScope(
            Origin origin, MetricSnapshot snapshot) {
        Map<InstrumentationScopeInfo, List<DataPointSnapshot>> scopes = new LinkedHashMap<>();
        for (DataPointSnapshot point : snapshot.getDataPoints()) {
            InstrumentationScopeInfo scope =
                    namesScope(point) ? ScopeLabels.scope(point.getLabels(), origin.scope) : origin.scope;
            scopes.computeIfAbsent(scope, s -> new ArrayList<>()).add(point);
        }
        return scopes;
    }

    private static boolean namesScope(DataPointSnapshot point) {
        for (Label label : point.getLabels()) {
            if (ScopeLabels.isScope(label.getName())) return true;
        }
        return false;
    }
}
