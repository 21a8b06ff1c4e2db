package hookgauge.agent.status;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;

/** The requests of one method and route, or of all, added up. */
final class RouteFigures {
    final String method;
    final String route;
    double count;
    private double errors;
    private double sum;
    private long[] buckets;

    /** Both null where the labels do not say. */
    RouteFigures(String method, String route) {
        this.method = method;
        this.route = route;
    }

    void add(HistogramDataPointSnapshot point) {
        count += point.getCount();
        sum += point.getSum();
        if (point.getLabels().contains("error.type")) errors += point.getCount();
        ClassicHistogramBuckets added = point.getClassicBuckets();
        if (buckets == null) buckets = new long[added.size()];
        for (int i = 0; i < buckets.length && i < added.size(); i++) buckets[i] += added.getCount(i);
    }

    /** The counts of the buckets are apart, not added up. */
    void writeTo(Json json) {
        json.field("count", count).field("errors", errors).field("sum", sum).list("buckets");
        for (int i = 0; buckets != null && i < buckets.length; i++) json.value((double) buckets[i]);
        json.endList();
    }
}
