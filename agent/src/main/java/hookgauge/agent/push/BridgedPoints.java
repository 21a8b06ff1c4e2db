package hookgauge.agent.push;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.metrics.data.ValueAtQuantile;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Turns the points of one family into OpenTelemetry's, each with its time and the time since which it counts. */
final class BridgedPoints {
    /** More buckets than this a receiver may refuse; it is also the SDK's own limit. */
    private static final int MAX_BUCKETS = 160;
    /** How Prometheus marks a series that has ended. */
    private static final long STALE = 0x7ff0000000000002L;

    private final String family;
    private final boolean ours;
    private final long nowNanos;
    private final StartTimes startTimes;
    private final LeftOut leftOut;

    BridgedPoints(String family, boolean ours, long nowMillis, StartTimes startTimes, LeftOut leftOut) {
        this.family = family;
        this.ours = ours;
        this.nowNanos = TimeUnit.MILLISECONDS.toNanos(nowMillis);
        this.startTimes = startTimes;
        this.leftOut = leftOut;
    }

    void counter(CounterDataPointSnapshot point, List<DoublePointData> to) {
        long start = startNanos(point, point.getValue());
        to.add(number(point, start, point.getValue(), point.getExemplar()));
    }

    /** Of a counter that may fall; when it does it has not begun anew. */
    void stateOfCounter(CounterDataPointSnapshot point, List<DoublePointData> to) {
        if (Double.isNaN(point.getValue())) leftOut.add("not_a_number", 1);
        else to.add(number(point, stateStartNanos(), point.getValue(), point.getExemplar()));
    }

    void gauge(DataPointSnapshot point, double value, Exemplar exemplar, List<DoublePointData> to) {
        if (!isStale(value)) to.add(number(point, 0, value, exemplar));
    }

    /** A gauge whose values add up, or the 1 of an info. */
    void state(DataPointSnapshot point, double value, List<DoublePointData> to) {
        if (!isStale(value)) to.add(number(point, stateStartNanos(), value, null));
    }

    void states(StateSetDataPointSnapshot point, String name, List<DoublePointData> to) {
        for (int i = 0; i < point.size(); i++) {
            Attributes attributes = BridgedLabels.attributes(point.getLabels(), ours)
                    .put(name, point.getName(i))
                    .build();
            double value = point.isTrue(i) ? 1 : 0;
            to.add(DoublePointData.create(stateStartNanos(), nowNanos, attributes, value, Collections.emptyList()));
        }
    }

    void summary(SummaryDataPointSnapshot point, List<SummaryPointData> to) {
        if (!point.hasCount()) {
            leftOut.add("no_count", 1);
            return;
        }
        List<ValueAtQuantile> quantiles = new ArrayList<>(point.getQuantiles().size());
        for (Quantile quantile : point.getQuantiles()) {
            if (Double.isNaN(quantile.getValue())) continue; // its window is empty
            quantiles.add(ValueAtQuantile.create(quantile.getQuantile(), quantile.getValue()));
        }
        double sum = point.hasSum() ? point.getSum() : 0;
        long start = startNanos(point, point.getCount());
        to.add(SummaryPointData.create(start, nowNanos, attributes(point), point.getCount(), sum, quantiles));
    }

    void classicHistogram(HistogramDataPointSnapshot point, List<HistogramPointData> to) {
        to.add(new ClassicHistogramPoint(
                startNanos(point, point.getCount()),
                nowNanos,
                attributes(point),
                point.getSum(),
                ClassicHistogramPoint.bounds(point.getClassicBuckets()),
                ClassicHistogramPoint.counts(point.getClassicBuckets()),
                BridgedLabels.exemplars(point.getExemplars(), nowNanos)));
    }

    void nativeHistogram(HistogramDataPointSnapshot point, List<ExponentialHistogramPointData> to) {
        int schema = point.getNativeSchema();
        NativeBuckets positive = new NativeBuckets(schema, point.getNativeBucketsForPositiveValues());
        NativeBuckets negative = new NativeBuckets(schema, point.getNativeBucketsForNegativeValues());
        int scale = schema;
        while (positive.width(scale) > MAX_BUCKETS || negative.width(scale) > MAX_BUCKETS) scale--;
        to.add(ExponentialHistogramPointData.create(
                scale,
                point.getSum(),
                point.getNativeZeroCount(),
                false,
                0,
                false,
                0,
                positive.dense(scale),
                negative.dense(scale),
                startNanos(point, point.getCount()),
                nowNanos,
                attributes(point),
                BridgedLabels.exemplars(point.getExemplars(), nowNanos)));
    }

    private DoublePointData number(DataPointSnapshot point, long startNanos, double value, Exemplar exemplar) {
        return DoublePointData.create(
                startNanos, nowNanos, attributes(point), value, BridgedLabels.exemplars(exemplar, nowNanos));
    }

    private Attributes attributes(DataPointSnapshot point) {
        return BridgedLabels.attributes(point.getLabels(), ours).build();
    }

    private long startNanos(DataPointSnapshot point, double value) {
        return TimeUnit.MILLISECONDS.toNanos(startTimes.startMillis(family, point, value));
    }

    private long stateStartNanos() {
        return TimeUnit.MILLISECONDS.toNanos(startTimes.processStartMillis());
    }

    private static boolean isStale(double value) {
        return Double.doubleToRawLongBits(value) == STALE;
    }
}
