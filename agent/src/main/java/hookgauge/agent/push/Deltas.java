package hookgauge.agent.push;

import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Turns the counts of bridged metrics into what was added since the last push that arrived. Gauges, summaries and sums that
 * may fall stay as they are, and what the SDK has counted.
 */
final class Deltas {
    /** A source that hangs for a while must not have all its counts added again when it is back. */
    private static final int KEPT_PUSHES = 60;

    private final Map<List<Object>, Arrived> arrivedBySeries = new HashMap<>(); // Guarded by this
    private long begun; // Guarded by this
    private long lastArrived; // Guarded by this

    /** What to push now. */
    synchronized Step step(Collection<MetricData> metrics) {
        Step step = new Step(++begun);
        for (MetricData metric : metrics) {
            // the SDK's reader has made deltas of what is to be delta
            step.metrics.add(metric instanceof BridgedMetric ? delta((BridgedMetric) metric, step) : metric);
        }
        return step;
    }

    /** The next step begins where that one ended. */
    synchronized void arrived(Step step) {
        // of two pushes under way, the one that began earlier knows less
        if (step.number <= lastArrived) return;
        lastArrived = step.number;
        step.points.forEach((series, point) -> arrivedBySeries.put(series, new Arrived(point, step.number)));
        arrivedBySeries.values().removeIf(arrived -> step.number - arrived.step >= KEPT_PUSHES);
    }

    private MetricData delta(BridgedMetric metric, Step step) {
        switch (metric.getType()) {
            case DOUBLE_SUM:
                if (!metric.getDoubleSumData().isMonotonic()) return metric;
                Collection<DoublePointData> sums = metric.getDoubleSumData().getPoints();
                return metric.with(SumData.createDoubleSumData(
                        true, AggregationTemporality.DELTA, deltas(metric, sums, step, PointDelta::of)));
            case HISTOGRAM:
                Collection<HistogramPointData> classic =
                        metric.getHistogramData().getPoints();
                return metric.with(HistogramData.create(
                        AggregationTemporality.DELTA, deltas(metric, classic, step, PointDelta::of)));
            case EXPONENTIAL_HISTOGRAM:
                Collection<ExponentialHistogramPointData> exponential =
                        metric.getExponentialHistogramData().getPoints();
                return metric.with(ExponentialHistogramData.create(
                        AggregationTemporality.DELTA, deltas(metric, exponential, step, ExponentialDelta::of)));
            default:
                return metric;
        }
    }

    @SuppressWarnings("unchecked") // the type of its metric is in the key of a series
    private <T extends PointData> List<T> deltas(
            BridgedMetric metric, Collection<T> points, Step step, BinaryOperator<T> delta) {
        List<T> deltas = new ArrayList<>(points.size());
        for (T point : points) {
            List<Object> series = Arrays.asList(
                    metric.getInstrumentationScopeInfo(), metric.getName(), metric.getType(), point.getAttributes());
            Arrived last = arrivedBySeries.get(series);
            deltas.add(last == null ? point : delta.apply(point, (T) last.point));
            step.points.put(series, point);
        }
        return deltas;
    }

    /** One push under way. */
    static final class Step {
        final List<MetricData> metrics = new ArrayList<>();
        private final long number;
        private final Map<List<Object>, PointData> points = new HashMap<>();

        private Step(long number) {
            this.number = number;
        }
    }

    private static final class Arrived {
        private final PointData point;
        private final long step;

        Arrived(PointData point, long step) {
            this.point = point;
            this.step = step;
        }
    }
}
