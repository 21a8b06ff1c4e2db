package hookgauge.agent.histogram;

import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** For each bucket of a series the last span that led to it, at most one new one a second, so that busy buckets cost nothing. */
final class SpanExemplars {
    private static final long LEAST_MILLIS = 1000;
    /** Whoever reads less often than that has no use for a trace that old. */
    private static final long LONGEST_MILLIS = 300_000;

    private final double[] upperBounds;
    private final AtomicReferenceArray<Exemplar> byBucket;

    /** The bounds end with infinity. */
    SpanExemplars(double[] upperBounds) {
        this.upperBounds = upperBounds;
        byBucket = new AtomicReferenceArray<>(upperBounds.length);
    }

    /** {@code span} has the ids of trace and span. */
    void offer(double value, String[] span, long nowMillis) {
        int bucket = HistogramSeries.bucketOf(value, upperBounds);
        Exemplar kept = byBucket.get(bucket);
        if (kept != null && nowMillis - kept.getTimestampMillis() < LEAST_MILLIS) return;
        Labels ids = Labels.of(Exemplar.TRACE_ID, span[0], Exemplar.SPAN_ID, span[1]);
        byBucket.set(bucket, new Exemplar(value, ids, nowMillis));
    }

    Exemplars asOf(long nowMillis) {
        List<Exemplar> young = new ArrayList<>(byBucket.length());
        for (int i = 0; i < byBucket.length(); i++) {
            Exemplar kept = byBucket.get(i);
            if (kept != null && nowMillis - kept.getTimestampMillis() <= LONGEST_MILLIS) young.add(kept);
        }
        return young.isEmpty() ? Exemplars.EMPTY : Exemplars.of(young);
    }
}
