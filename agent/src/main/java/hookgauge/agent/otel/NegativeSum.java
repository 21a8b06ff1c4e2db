package hookgauge.agent.otel;

import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;

/** A counter whose callback said less than zero, which no counter on a page may be: it is shown without a type. */
final class NegativeSum {
    private NegativeSum() {}

    static boolean is(MetricData metric) {
        if (!(metric.getData() instanceof SumData) || !((SumData<?>) metric.getData()).isMonotonic()) return false;
        for (PointData point : metric.getData().getPoints()) {
            if (value(point) < 0) return true;
        }
        return false;
    }

    private static double value(PointData point) {
        return point instanceof LongPointData
                ? ((LongPointData) point).getValue()
                : ((DoublePointData) point).getValue();
    }

    /** Of what the sum is as a gauge; under the name that it has as a counter. */
    static MetricSnapshot untyped(MetricSnapshot gauge) {
        List<UnknownDataPointSnapshot> points = new ArrayList<>();
        for (DataPointSnapshot point : gauge.getDataPoints()) {
            double value = ((GaugeDataPointSnapshot) point).getValue();
            points.add(new UnknownDataPointSnapshot(value, point.getLabels(), null));
        }
        MetricMetadata metadata = gauge.getMetadata();
        String name = metadata.getPrometheusName();
        String total = name.endsWith("_total") ? name : name + "_total";
        return new UnknownSnapshot(new MetricMetadata(total, metadata.getHelp()), points);
    }
}
