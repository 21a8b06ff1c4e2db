package hookgauge.agent.histogram;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A histogram whose series may have different labels, as the semantic conventions want it (no {@code error.type} where
 * there was no error), and different buckets, neither of which the Prometheus client's own can have.
 */
public final class LabelledHistogram implements Collector {
    private final MetricMetadata metadata;
    private final double[] commonBounds;
    // one array for all series that share it; guarded by this
    private final Map<double[], double[]> boundsWithInfinity = new IdentityHashMap<>();
    private final List<HistogramSeries> all = new CopyOnWriteArrayList<>();

    /**
     * @param name without the unit
     * @param upperBounds finite and rising
     */
    public LabelledHistogram(String name, Unit unit, String help, double... upperBounds) {
        metadata = MetricMetadata.builder()
                .name(name + '_' + unit)
                .originalName(name)
                .help(help)
                .unit(unit)
                .build();
        commonBounds = upperBounds;
    }

    /** A new series; the caller sees to it that no two have the same labels. */
    public HistogramSeries series(Labels labels) {
        return series(labels, new HistogramCells());
    }

    /** Likewise, observed together with others that count in these cells. */
    public HistogramSeries series(Labels labels, HistogramCells cells) {
        return series(labels, cells, commonBounds);
    }

    /** Likewise, with bounds of its own; there are as few arrays of them as there are different ones. */
    public synchronized HistogramSeries series(Labels labels, HistogramCells cells, double[] upperBounds) {
        HistogramSeries series = new HistogramSeries(
                labels, boundsWithInfinity.computeIfAbsent(upperBounds, LabelledHistogram::withInfinity), cells);
        all.add(series);
        return series;
    }

    private static double[] withInfinity(double[] upperBounds) {
        double[] bounds = Arrays.copyOf(upperBounds, upperBounds.length + 1);
        bounds[upperBounds.length] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    /** One that is not asked for is not collected, for it may have many series. */
    @Override
    public MetricSnapshot collect(Predicate<String> includedNames) {
        return includedNames.test(metadata.getPrometheusName()) ? collect() : null;
    }

    @Override
    public HistogramSnapshot collect() {
        List<HistogramDataPointSnapshot> points = new ArrayList<>(all.size());
        for (HistogramSeries series : all) {
            HistogramDataPointSnapshot point = series.snapshot();
            // a size that was never known: no series rather than an empty one
            if (point != null) points.add(point);
        }
        return new HistogramSnapshot(metadata, points);
    }
}
