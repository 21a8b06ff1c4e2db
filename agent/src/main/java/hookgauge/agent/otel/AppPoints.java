package hookgauge.agent.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The points of one metric of an app, and what they are. */
final class AppPoints {
    final MetricDataType type;
    private final boolean isMonotonic;
    private final AggregationTemporality temporality;
    private final List<PointData> points;

    AppPoints(MetricDataType type, boolean isMonotonic, AggregationTemporality temporality, List<PointData> points) {
        this.type = type;
        this.isMonotonic = isMonotonic;
        this.temporality = temporality;
        this.points = points;
    }

    static AppPoints of(MetricData metric) {
        Data<?> data = metric.getData();
        boolean isMonotonic = data instanceof SumData && ((SumData<?>) data).isMonotonic();
        return new AppPoints(metric.getType(), isMonotonic, temporality(data), new ArrayList<>(data.getPoints()));
    }

    private static AggregationTemporality temporality(Data<?> data) {
        if (data instanceof SumData) return ((SumData<?>) data).getAggregationTemporality();
        if (data instanceof HistogramData) return ((HistogramData) data).getAggregationTemporality();
        if (data instanceof ExponentialHistogramData)
            return ((ExponentialHistogramData) data).getAggregationTemporality();
        return AggregationTemporality.CUMULATIVE;
    }

    /** Those whose attributes are not among these. */
    AppPoints without(Set<Attributes> others) {
        List<PointData> kept = new ArrayList<>();
        for (PointData point : points) {
            if (!others.contains(point.getAttributes())) kept.add(point);
        }
        return new AppPoints(type, isMonotonic, temporality, kept);
    }

    AppPoints thatMayFall() {
        return new AppPoints(type, false, temporality, points);
    }

    Data<?> data() {
        switch (type) {
            case LONG_GAUGE:
                return GaugeData.createLongGaugeData(points(LongPointData.class));
            case DOUBLE_GAUGE:
                return GaugeData.createDoubleGaugeData(points(DoublePointData.class));
            case LONG_SUM:
                return SumData.createLongSumData(isMonotonic, temporality, points(LongPointData.class));
            case DOUBLE_SUM:
                return SumData.createDoubleSumData(isMonotonic, temporality, points(DoublePointData.class));
            case HISTOGRAM:
                return HistogramData.create(temporality, points(HistogramPointData.class));
            case EXPONENTIAL_HISTOGRAM:
                return ExponentialHistogramData.create(temporality, points(ExponentialHistogramPointData.class));
            default:
                return SummaryData.create(points(SummaryPointData.class));
        }
    }

    private <T extends PointData> List<T> points(Class<T> type) {
        List<T> typed = new ArrayList<>(points.size());
        for (PointData point : points) typed.add(type.cast(point));
        return typed;
    }
}
