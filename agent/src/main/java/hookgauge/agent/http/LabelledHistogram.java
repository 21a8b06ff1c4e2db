package hookgauge.agent.http;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A histogram whose series may have different labels, as the semantic conventions want it (no {@code error.type} where
 * there was no error), which the client's own cannot; it numbers its series within one of the client's.
 */
final class LabelledHistogram implements Collector {
    private final String prometheusName;
    private final Histogram numbered;
    // built once for each series, so that a scrape does not build them anew
    private final List<Labels> labels = new CopyOnWriteArrayList<>();

    LabelledHistogram(String name, Unit unit, String help, double[] upperBounds, PrometheusProperties properties) {
        prometheusName = PrometheusNaming.prometheusName(name) + '_' + unit;
        // without the sampler of exemplars, which would start a thread
        numbered = Histogram.builder(properties)
                .name(name)
                .unit(unit)
                .help(help)
                .classicOnly()
                .classicUpperBounds(upperBounds)
                .labelNames("series")
                .withoutExemplars()
                .build();
    }

    /** A new series; the caller sees to it that no two have the same labels. */
    synchronized DistributionDataPoint series(Labels seriesLabels) {
        labels.add(seriesLabels);
        return numbered.labelValues(Integer.toString(labels.size() - 1));
    }

    /** One that is not asked for is not collected, for it may have many series. */
    @Override
    public MetricSnapshot collect(Predicate<String> includedNames) {
        return includedNames.test(prometheusName) ? collect() : null;
    }

    @Override
    public HistogramSnapshot collect() {
        HistogramSnapshot snapshot = numbered.collect();
        List<HistogramDataPointSnapshot> points =
                new ArrayList<>(snapshot.getDataPoints().size());
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
        return new HistogramSnapshot(snapshot.getMetadata(), points);
    }
}
