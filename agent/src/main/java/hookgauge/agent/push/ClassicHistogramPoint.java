package hookgauge.agent.push;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import java.util.ArrayList;
import java.util.List;

/** One series of a histogram with explicit bounds; the SDK's own factory takes no exemplars. */
final class ClassicHistogramPoint implements HistogramPointData {
    private final long startNanos;
    private final long nanos;
    private final Attributes attributes;
    private final double sum;
    private final long count;
    private final List<Double> bounds;
    private final List<Long> counts;
    private final List<DoubleExemplarData> exemplars;

    ClassicHistogramPoint(
            long startNanos,
            long nanos,
            Attributes attributes,
            double sum,
            List<Double> bounds,
            List<Long> counts,
            List<DoubleExemplarData> exemplars) {
        this.startNanos = startNanos;
        this.nanos = nanos;
        this.attributes = attributes;
        this.sum = sum;
        this.bounds = bounds;
        this.counts = counts;
        this.exemplars = exemplars;
        long total = 0;
        for (long bucket : counts) total += bucket;
        this.count = total;
    }

    /** OTLP's last bucket has no bound. */
    static List<Double> bounds(ClassicHistogramBuckets buckets) {
        List<Double> bounds = new ArrayList<>(buckets.size());
        for (int i = 0; i < buckets.size(); i++) {
            if (buckets.getUpperBound(i) != Double.POSITIVE_INFINITY) bounds.add(buckets.getUpperBound(i));
        }
        return bounds;
    }

    static List<Long> counts(ClassicHistogramBuckets buckets) {
        List<Long> counts = new ArrayList<>(buckets.size());
        for (int i = 0; i < buckets.size(); i++) counts.add(buckets.getCount(i));
        return counts;
    }

    @Override
    public long getStartEpochNanos() {
        return startNanos;
    }

    @Override
    public long getEpochNanos() {
        return nanos;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public double getSum() {
        return sum;
    }

    @Override
    public long getCount() {
        return count;
    }

    @Override
    public boolean hasMin() {
        return false;
    }

    @Override
    public double getMin() {
        return 0;
    }

    @Override
    public boolean hasMax() {
        return false;
    }

    @Override
    public double getMax() {
        return 0;
    }

    @Override
    public List<Double> getBoundaries() {
        return bounds;
    }

    @Override
    public List<Long> getCounts() {
        return counts;
    }

    @Override
    public List<DoubleExemplarData> getExemplars() {
        return exemplars;
    }
}
