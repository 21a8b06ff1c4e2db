package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;

/** The samples of a point, one for each line that the text format writes. */
final class Samples {
    /** Takes a sample: its full name, all its labels, its value. */
    interface Taker {
        void take(String name, Labels labels, double value);
    }

    private Samples() {}

    static int count(DataPointSnapshot point) {
        if (point instanceof StateSetDataPointSnapshot) return ((StateSetDataPointSnapshot) point).size();
        if (!(point instanceof DistributionDataPointSnapshot)) return 1;
        DistributionDataPointSnapshot distribution = (DistributionDataPointSnapshot) point;
        int count = (distribution.hasCount() ? 1 : 0) + (distribution.hasSum() ? 1 : 0);
        if (point instanceof SummaryDataPointSnapshot) {
            return count + ((SummaryDataPointSnapshot) point).getQuantiles().size();
        }
        return count
                + Math.max(
                        1,
                        ((HistogramDataPointSnapshot) point).getClassicBuckets().size());
    }

    static void of(Family family, DataPointSnapshot point, Taker taker) {
        String base = family.base;
        Labels labels = point.getLabels();
        if (point instanceof CounterDataPointSnapshot) {
            taker.take(base + "_total", labels, ((CounterDataPointSnapshot) point).getValue());
        } else if (point instanceof GaugeDataPointSnapshot) {
            taker.take(base, labels, ((GaugeDataPointSnapshot) point).getValue());
        } else if (point instanceof UnknownDataPointSnapshot) {
            taker.take(base, labels, ((UnknownDataPointSnapshot) point).getValue());
        } else if (point instanceof HistogramDataPointSnapshot) {
            String infix = family.type == FamilyType.GAUGE_HISTOGRAM ? "_g" : "_";
            ofHistogram(base, (HistogramDataPointSnapshot) point, infix, taker);
        } else if (point instanceof SummaryDataPointSnapshot) {
            ofSummary(base, (SummaryDataPointSnapshot) point, taker);
        } else if (point instanceof StateSetDataPointSnapshot) {
            ofStates(base, (StateSetDataPointSnapshot) point, taker);
        } else {
            taker.take(base + "_info", labels, 1);
        }
    }

    private static void ofHistogram(String base, HistogramDataPointSnapshot point, String infix, Taker taker) {
        ClassicHistogramBuckets buckets = point.getClassicBuckets();
        long cumulative = 0;
        for (int i = 0; i < buckets.size(); i++) {
            cumulative += buckets.getCount(i);
            taker.take(base + "_bucket", with(point, "le", number(buckets.getUpperBound(i))), cumulative);
        }
        if (buckets.isEmpty()) taker.take(base + "_bucket", with(point, "le", "+Inf"), point.getCount());
        countAndSum(base + infix, point, taker);
    }

    private static void ofSummary(String base, SummaryDataPointSnapshot point, Taker taker) {
        for (Quantile quantile : point.getQuantiles()) {
            taker.take(base, with(point, "quantile", number(quantile.getQuantile())), quantile.getValue());
        }
        countAndSum(base + '_', point, taker);
    }

    private static void countAndSum(String prefix, DistributionDataPointSnapshot point, Taker taker) {
        if (point.hasCount()) taker.take(prefix + "count", point.getLabels(), point.getCount());
        if (point.hasSum()) taker.take(prefix + "sum", point.getLabels(), point.getSum());
    }

    private static void ofStates(String base, StateSetDataPointSnapshot point, Taker taker) {
        for (int i = 0; i < point.size(); i++) {
            taker.take(base, with(point, CleanLabels.name(base), point.getName(i)), point.isTrue(i) ? 1 : 0);
        }
    }

    private static Labels with(DataPointSnapshot point, String name, String value) {
        Labels labels = point.getLabels();
        if (!labels.contains(name)) return labels.add(name, value);
        String[] namesAndValues = new String[2 * labels.size() + 2];
        for (int i = 0; i < labels.size(); i++) {
            namesAndValues[2 * i] = labels.getName(i);
            namesAndValues[2 * i + 1] = labels.getValue(i);
        }
        namesAndValues[namesAndValues.length - 2] = name;
        namesAndValues[namesAndValues.length - 1] = value;
        return CleanLabels.of(namesAndValues);
    }

    private static String number(double value) {
        return value == Double.POSITIVE_INFINITY ? "+Inf" : Double.toString(value);
    }
}
