package hookgauge.agent.push;

import hookgauge.agent.config.OtlpHistogram;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gives the points of one family, in one scope, the type that OTLP has for them. */
final class BridgedFamily {
    private final Resource resource;
    private final InstrumentationScopeInfo scope;
    private final MetricHead head;
    private final boolean ours;
    private final OtlpHistogram histogram;
    private final BridgedPoints bridge;
    private final List<MetricData> metrics;

    BridgedFamily(
            Resource resource,
            InstrumentationScopeInfo scope,
            MetricHead head,
            boolean ours,
            OtlpHistogram histogram,
            BridgedPoints bridge,
            List<MetricData> metrics) {
        this.resource = resource;
        this.scope = scope;
        this.head = head;
        this.ours = ours;
        this.histogram = histogram;
        this.bridge = bridge;
        this.metrics = metrics;
    }

    void bridge(MetricSnapshot family, List<DataPointSnapshot> points) {
        if (family instanceof CounterSnapshot) counters(points);
        else if (family instanceof GaugeSnapshot) gauges(points);
        else if (family instanceof UnknownSnapshot) unknowns(points);
        else if (family instanceof SummarySnapshot) summaries(points);
        else if (family instanceof StateSetSnapshot)
            stateSets(points, family.getMetadata().getPrometheusName());
        else if (family instanceof InfoSnapshot && !isAboutResource()) infos(points);
        else if (family instanceof HistogramSnapshot) {
            classicHistograms(points);
            nativeHistograms(points);
        }
    }

    private void counters(List<DataPointSnapshot> points) {
        List<DoublePointData> bridged = new ArrayList<>(points.size());
        boolean canOnlyRise = canOnlyRise(points);
        for (DataPointSnapshot point : points) {
            CounterDataPointSnapshot counter = (CounterDataPointSnapshot) point;
            if (canOnlyRise) bridge.counter(counter, bridged);
            else bridge.stateOfCounter(counter, bridged);
        }
        sum(canOnlyRise, bridged);
    }

    /** Where one is below zero or not a number, none of its name can be trusted to rise. */
    private static boolean canOnlyRise(List<DataPointSnapshot> points) {
        for (DataPointSnapshot point : points) {
            if (!(((CounterDataPointSnapshot) point).getValue() >= 0)) return false;
        }
        return true;
    }

    private void gauges(List<DataPointSnapshot> points) {
        List<DoublePointData> bridged = new ArrayList<>(points.size());
        boolean isSum = ours && Conventions.isUpDownCounter(head.name);
        for (DataPointSnapshot point : points) {
            GaugeDataPointSnapshot gauge = (GaugeDataPointSnapshot) point;
            if (isSum) bridge.state(gauge, gauge.getValue(), bridged);
            else bridge.gauge(gauge, gauge.getValue(), gauge.getExemplar(), bridged);
        }
        if (isSum) sum(false, bridged);
        else add(MetricDataType.DOUBLE_GAUGE, GaugeData.createDoubleGaugeData(bridged));
    }

    private void unknowns(List<DataPointSnapshot> points) {
        List<DoublePointData> bridged = new ArrayList<>(points.size());
        boolean isSum = ours && Conventions.isUpDownCounter(head.name);
        for (DataPointSnapshot point : points) {
            UnknownDataPointSnapshot unknown = (UnknownDataPointSnapshot) point;
            if (isSum) bridge.state(unknown, unknown.getValue(), bridged);
            else bridge.gauge(unknown, unknown.getValue(), unknown.getExemplar(), bridged);
        }
        if (isSum) sum(false, bridged);
        else add(MetricDataType.DOUBLE_GAUGE, GaugeData.createDoubleGaugeData(bridged));
    }

    private void summaries(List<DataPointSnapshot> points) {
        List<SummaryPointData> bridged = new ArrayList<>(points.size());
        for (DataPointSnapshot point : points) bridge.summary((SummaryDataPointSnapshot) point, bridged);
        add(MetricDataType.SUMMARY, SummaryData.create(bridged));
    }

    private void stateSets(List<DataPointSnapshot> points, String label) {
        List<DoublePointData> bridged = new ArrayList<>();
        for (DataPointSnapshot point : points) bridge.states((StateSetDataPointSnapshot) point, label, bridged);
        sum(false, bridged);
    }

    private void infos(List<DataPointSnapshot> points) {
        List<DoublePointData> bridged = new ArrayList<>(points.size());
        for (DataPointSnapshot point : points) bridge.state(point, 1, bridged);
        sum(false, bridged);
    }

    private void classicHistograms(List<DataPointSnapshot> points) {
        List<HistogramPointData> bridged = new ArrayList<>(points.size());
        for (DataPointSnapshot point : points) {
            HistogramDataPointSnapshot histogramPoint = (HistogramDataPointSnapshot) point;
            if (isSentAsClassic(histogramPoint)) bridge.classicHistogram(histogramPoint, bridged);
        }
        add(MetricDataType.HISTOGRAM, HistogramData.create(AggregationTemporality.CUMULATIVE, bridged));
    }

    private void nativeHistograms(List<DataPointSnapshot> points) {
        List<ExponentialHistogramPointData> bridged = new ArrayList<>();
        for (DataPointSnapshot point : points) {
            HistogramDataPointSnapshot histogramPoint = (HistogramDataPointSnapshot) point;
            if (!isSentAsClassic(histogramPoint)) bridge.nativeHistogram(histogramPoint, bridged);
        }
        add(
                MetricDataType.EXPONENTIAL_HISTOGRAM,
                ExponentialHistogramData.create(AggregationTemporality.CUMULATIVE, bridged));
    }

    /** One that is both is sent as the one that is asked for, never as both. */
    private boolean isSentAsClassic(HistogramDataPointSnapshot point) {
        boolean asked = histogram == OtlpHistogram.EXPLICIT || !point.hasNativeHistogramData();
        return asked && point.hasClassicHistogramData();
    }

    private void sum(boolean monotonic, Collection<DoublePointData> points) {
        add(
                MetricDataType.DOUBLE_SUM,
                SumData.createDoubleSumData(monotonic, AggregationTemporality.CUMULATIVE, points));
    }

    private void add(MetricDataType type, Data<?> data) {
        if (!data.getPoints().isEmpty()) metrics.add(new BridgedMetric(resource, scope, head, type, data));
    }

    /** Such an info says who sends the metrics, or who made them; OTLP has fields for it. */
    private boolean isAboutResource() {
        return head.name.equals("target_info") || head.name.equals("otel_scope_info");
    }
}
