package hookgauge.agent.push;

import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import java.util.ArrayList;
import java.util.List;

/** What a series of an exponential histogram has added since an earlier point, at the coarser scale of both. */
final class ExponentialDelta {
    private ExponentialDelta() {}

    static ExponentialHistogramPointData of(ExponentialHistogramPointData point, ExponentialHistogramPointData last) {
        int scale = Math.min(point.getScale(), last.getScale());
        long zeros = point.getZeroCount() - last.getZeroCount();
        ExponentialHistogramBuckets positive = added(point.getPositiveBuckets(), last.getPositiveBuckets(), scale);
        ExponentialHistogramBuckets negative = added(point.getNegativeBuckets(), last.getNegativeBuckets(), scale);
        if (zeros < 0 || positive == null || negative == null) return point;
        return ExponentialHistogramPointData.create(
                scale,
                point.getSum() - last.getSum(),
                zeros,
                false,
                0,
                false,
                0,
                positive,
                negative,
                PointDelta.startNanos(point, last),
                point.getEpochNanos(),
                point.getAttributes(),
                PointDelta.since(last, point.getExemplars()));
    }

    /** Null if a bucket has fallen. */
    private static ExponentialHistogramBuckets added(
            ExponentialHistogramBuckets buckets, ExponentialHistogramBuckets last, int scale) {
        int size = buckets.getBucketCounts().size();
        int offset = size == 0 ? 0 : at(buckets, 0, scale);
        long[] counts = new long[size == 0 ? 0 : at(buckets, size - 1, scale) - offset + 1];
        for (int i = 0; i < size; i++) {
            counts[at(buckets, i, scale) - offset] += buckets.getBucketCounts().get(i);
        }
        for (int i = 0; i < last.getBucketCounts().size(); i++) {
            long before = last.getBucketCounts().get(i);
            int at = at(last, i, scale) - offset;
            if (before == 0) continue;
            if (at < 0 || at >= counts.length) return null;
            counts[at] -= before;
        }
        List<Long> added = new ArrayList<>(counts.length);
        for (long count : counts) {
            if (count < 0) return null;
            added.add(count);
        }
        return ExponentialHistogramBuckets.create(scale, offset, added);
    }

    private static int at(ExponentialHistogramBuckets buckets, int i, int scale) {
        return (buckets.getOffset() + i) >> (buckets.getScale() - scale);
    }
}
