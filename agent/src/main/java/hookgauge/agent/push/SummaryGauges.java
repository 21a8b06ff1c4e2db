package hookgauge.agent.push;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes two gauges, called as on the page, of a summary that may fall: OTLP's summaries only count up. */
final class SummaryGauges {
    private SummaryGauges() {}

    static List<MetricSnapshot> of(MetricSnapshot summary) {
        List<GaugeDataPointSnapshot> counts = new ArrayList<>();
        List<GaugeDataPointSnapshot> sums = new ArrayList<>();
        for (DataPointSnapshot point : summary.getDataPoints()) {
            SummaryDataPointSnapshot both = (SummaryDataPointSnapshot) point;
            if (both.hasCount()) counts.add(gauge(both, both.getCount()));
            if (both.hasSum()) sums.add(gauge(both, both.getSum()));
        }
        MetricMetadata metadata = summary.getMetadata();
        return Arrays.asList(family(metadata, "_count", counts), family(metadata, "_sum", sums));
    }

    private static GaugeDataPointSnapshot gauge(DataPointSnapshot point, double value) {
        return new GaugeDataPointSnapshot(value, point.getLabels(), null);
    }

    private static MetricSnapshot family(MetricMetadata of, String suffix, List<GaugeDataPointSnapshot> points) {
        return new GaugeSnapshot(new MetricMetadata(of.getName() + suffix, of.getHelp()), points);
    }
}
