package hookgauge.agent.push;

import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What one series has added since an earlier point of it; all of it, where it has begun anew since. */
final class PointDelta {
    private PointDelta() {}

    static DoublePointData of(DoublePointData point, DoublePointData last) {
        if (point.getValue() < last.getValue()) return point;
        return DoublePointData.create(
                startNanos(point, last),
                point.getEpochNanos(),
                point.getAttributes(),
                point.getValue() - last.getValue(),
                since(last, point.getExemplars()));
    }

    static HistogramPointData of(HistogramPointData point, HistogramPointData last) {
        if (!point.getBoundaries().equals(last.getBoundaries())) return point;
        List<Long> counts = new ArrayList<>(point.getCounts().size());
        for (int i = 0; i < point.getCounts().size(); i++) {
            long added = point.getCounts().get(i) - last.getCounts().get(i);
            if (added < 0) return point;
            counts.add(added);
        }
        return new ClassicHistogramPoint(
                startNanos(point, last),
                point.getEpochNanos(),
                point.getAttributes(),
                point.getSum() - last.getSum(),
                point.getBoundaries(),
                counts,
                since(last, point.getExemplars()));
    }

    /** The clock may have been set back. */
    static long startNanos(PointData point, PointData last) {
        return Math.min(last.getEpochNanos(), point.getEpochNanos() - TimeUnit.MILLISECONDS.toNanos(1));
    }

    static List<DoubleExemplarData> since(PointData last, List<DoubleExemplarData> exemplars) {
        List<DoubleExemplarData> later = new ArrayList<>(exemplars.size());
        for (DoubleExemplarData exemplar : exemplars) {
            if (exemplar.getEpochNanos() > last.getEpochNanos()) later.add(exemplar);
        }
        return later;
    }
}
