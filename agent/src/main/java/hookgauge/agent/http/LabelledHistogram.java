package hookgauge.agent.http;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A histogram whose series may have different labels, as the semantic conventions want it (no {@code error.type} where
 * there was no error), which the client's own cannot; it numbers its series within one of the client's.
 */
final class LabelledHistogram implements Collector {
    private final String prometheusName;
    private final Histogram.Builder builder; // Guarded by this
    // by their bounds: the client's histogram has the same ones for all of its series
    private final Map<double[], Histogram> numbered = new IdentityHashMap<>(); // Guarded by this
    private final List<Histogram> histograms = new CopyOnWriteArrayList<>();
    private final double[] commonBounds;
    // built once for each series, so that a scrape does not build them anew
    private final List<Labels> labels = new CopyOnWriteArrayList<>();

    LabelledHistogram(String name, Unit unit, String help, double[] upperBounds, PrometheusProperties properties) {
        prometheusName = PrometheusNaming.prometheusName(name) + '_' + unit;
        commonBounds = upperBounds;
        // without the sampler of exemplars, which would start a thread
        builder = Histogram.builder(properties)
                .name(name)
                .unit(unit)
                .help(help)
                .classicOnly()
                .labelNames("series")
                .withoutExemplars();
        numbered(upperBounds);
    }

    /** A new series; the caller sees to it that no two have the same labels. */
    DistributionDataPoint series(Labels seriesLabels) {
        return series(seriesLabels, commonBounds);
    }

    /** Likewise, with bounds of its own; there are as few arrays of them as there are different ones. */
    synchronized DistributionDataPoint series(Labels seriesLabels, double[] upperBounds) {
        labels.add(seriesLabels);
        return numbered(upperBounds).labelValues(Integer.toString(labels.size() - 1));
    }

    private synchronized Histogram numbered(double[] upperBounds) {
        Histogram histogram = numbered.get(upperBounds);
        if (histogram != null) return histogram;
        histogram = builder.classicUpperBounds(upperBounds).build();
        numbered.put(upperBounds, histogram);
        histograms.add(histogram);
        return histogram;
    }

    /** One that is not asked for is not collected, for it may have many series. */
    @Override
    public MetricSnapshot collect(Predicate<String> includedNames) {
        return includedNames.test(prometheusName) ? collect() : null;
    }

    @Override
    public HistogramSnapshot collect() {
        List<HistogramDataPointSnapshot> points = new ArrayList<>(labels.size());
        MetricMetadata metadata = null;
        for (Histogram histogram : histograms) {
            HistogramSnapshot snapshot = histogram.collect();
            metadata = snapshot.getMetadata();
            addTo(points, snapshot);
        }
        return new HistogramSnapshot(metadata, points);
    }

    private void addTo(List<HistogramDataPointSnapshot> points, HistogramSnapshot snapshot) {
        for (HistogramDataPointSnapshot point : snapshot.getDataPoints()) {
            // a size that was never known: no series rather than an empty one
            if (point.getCount() == 0) continue;
            int number = Integer.parseInt(point.getLabels().getValue(0));
            points.add(new HistogramDataPointSnapshot(
                    point.getClassicBuckets(),
                    point.getSum(),
                    labels.get(number),
                    Exemplars.EMPTY,
                    point.getCreatedTimestampMillis()));
        }
    }
}
