package hookgauge.agent.push;

import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.ArrayList;
import java.util.List;

/** One side of a native histogram: sparse buckets, which it lays out as OTLP's dense ones at the scale that is asked for. */
final class NativeBuckets {
    private final int schema;
    private final int[] indexes;
    private final long[] counts;

    NativeBuckets(int schema, NativeHistogramBuckets sparse) {
        this.schema = schema;
        // infinite observations stand in a bucket of their own, which OTLP does not have
        int highest = schema >= 0 ? 1024 << schema : 1024 >> -schema;
        int finite = sparse.size();
        while (finite > 0 && sparse.getBucketIndex(finite - 1) > highest) finite--;
        indexes = new int[finite];
        counts = new long[finite];
        for (int i = 0; i < finite; i++) {
            // Prometheus counts by the upper bound, OTLP by the lower
            indexes[i] = sparse.getBucketIndex(i) - 1;
            counts[i] = sparse.getCount(i);
        }
    }

    int width(int scale) {
        return indexes.length == 0 ? 0 : at(indexes.length - 1, scale) - at(0, scale) + 1;
    }

    ExponentialHistogramBuckets dense(int scale) {
        int offset = indexes.length == 0 ? 0 : at(0, scale);
        long[] dense = new long[width(scale)];
        for (int i = 0; i < indexes.length; i++) dense[at(i, scale) - offset] += counts[i];
        List<Long> boxed = new ArrayList<>(dense.length);
        for (long count : dense) boxed.add(count);
        return ExponentialHistogramBuckets.create(scale, offset, boxed);
    }

    private int at(int i, int scale) {
        return indexes[i] >> (schema - scale);
    }
}
