package hookgauge.instrumentation.prometheusclient;

import hookgauge.instrumentation.MetricSink;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;

/** Tells a sink all that a family of the app's Prometheus client holds. */
final class SnapshotReader {
    private SnapshotReader() {}

    static void read(MetricSnapshot family, MetricSink sink) {
        MetricMetadata metadata = family.getMetadata();
        if (!sink.wants(metadata.getName())) return;
        String unit = metadata.hasUnit() ? metadata.getUnit().toString() : null;
        sink.family(type(family), metadata.getName(), metadata.getHelp(), unit);
        for (DataPointSnapshot point : family.getDataPoints()) {
            sink.point(
                    labels(point.getLabels()),
                    point.hasCreatedTimestamp() ? point.getCreatedTimestampMillis() : 0,
                    point.hasScrapeTimestamp() ? point.getScrapeTimestampMillis() : 0);
            readPoint(point, sink);
        }
        sink.end();
    }

    private static int type(MetricSnapshot family) {
        if (family instanceof CounterSnapshot) return MetricSink.COUNTER;
        if (family instanceof GaugeSnapshot) return MetricSink.GAUGE;
        if (family instanceof SummarySnapshot) return MetricSink.SUMMARY;
        if (family instanceof InfoSnapshot) return MetricSink.INFO;
        if (family instanceof StateSetSnapshot) return MetricSink.STATE_SET;
        if (!(family instanceof HistogramSnapshot)) return MetricSink.UNKNOWN;
        return ((HistogramSnapshot) family).isGaugeHistogram() ? MetricSink.GAUGE_HISTOGRAM : MetricSink.HISTOGRAM;
    }

    private static void readPoint(DataPointSnapshot point, MetricSink sink) {
        if (point instanceof CounterDataPointSnapshot) {
            readExemplar(((CounterDataPointSnapshot) point).getExemplar(), sink);
            sink.value(((CounterDataPointSnapshot) point).getValue());
        } else if (point instanceof GaugeDataPointSnapshot) {
            readExemplar(((GaugeDataPointSnapshot) point).getExemplar(), sink);
            sink.value(((GaugeDataPointSnapshot) point).getValue());
        } else if (point instanceof UnknownDataPointSnapshot) {
            readExemplar(((UnknownDataPointSnapshot) point).getExemplar(), sink);
            sink.value(((UnknownDataPointSnapshot) point).getValue());
        } else if (point instanceof HistogramDataPointSnapshot) {
            readHistogram((HistogramDataPointSnapshot) point, sink);
        } else if (point instanceof SummaryDataPointSnapshot) {
            readSummary((SummaryDataPointSnapshot) point, sink);
        } else if (point instanceof StateSetDataPointSnapshot) {
            readStates((StateSetDataPointSnapshot) point, sink);
        } else {
            sink.value(1);
        }
    }

    private static void readHistogram(HistogramDataPointSnapshot point, MetricSink sink) {
        readExemplars(point.getExemplars(), sink);
        ClassicHistogramBuckets buckets = point.getClassicBuckets();
        double[] upperBounds = new double[buckets.size()];
        long[] counts = new long[buckets.size()];
        for (int i = 0; i < counts.length; i++) {
            upperBounds[i] = buckets.getUpperBound(i);
            counts[i] = buckets.getCount(i);
        }
        if (!point.hasNativeHistogramData()) {
            sink.histogram(upperBounds, counts, point.getSum());
            return;
        }
        NativeHistogramBuckets positive = point.getNativeBucketsForPositiveValues();
        NativeHistogramBuckets negative = point.getNativeBucketsForNegativeValues();
        sink.nativeHistogram(
                upperBounds,
                counts,
                point.getSum(),
                point.getNativeSchema(),
                point.getNativeZeroCount(),
                point.getNativeZeroThreshold(),
                indexes(positive),
                counts(positive),
                indexes(negative),
                counts(negative));
    }

    private static void readSummary(SummaryDataPointSnapshot point, MetricSink sink) {
        readExemplars(point.getExemplars(), sink);
        Quantiles all = point.getQuantiles();
        double[] quantiles = new double[all.size()];
        double[] values = new double[all.size()];
        for (int i = 0; i < values.length; i++) {
            quantiles[i] = all.get(i).getQuantile();
            values[i] = all.get(i).getValue();
        }
        sink.summary(point.hasCount() ? point.getCount() : -1, point.getSum(), quantiles, values);
    }

    private static void readStates(StateSetDataPointSnapshot point, MetricSink sink) {
        String[] names = new String[point.size()];
        boolean[] on = new boolean[point.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = point.getName(i);
            on[i] = point.isTrue(i);
        }
        sink.states(names, on);
    }

    private static void readExemplars(Exemplars exemplars, MetricSink sink) {
        for (int i = 0; i < exemplars.size(); i++) readExemplar(exemplars.get(i), sink);
    }

    private static void readExemplar(Exemplar exemplar, MetricSink sink) {
        if (exemplar == null) return;
        long millis = exemplar.hasTimestamp() ? exemplar.getTimestampMillis() : 0;
        sink.exemplar(exemplar.getValue(), labels(exemplar.getLabels()), millis);
    }

    private static String[] labels(Labels labels) {
        String[] namesAndValues = new String[2 * labels.size()];
        for (int i = 0; i < labels.size(); i++) {
            namesAndValues[2 * i] = labels.getName(i);
            namesAndValues[2 * i + 1] = labels.getValue(i);
        }
        return namesAndValues;
    }

    private static int[] indexes(NativeHistogramBuckets buckets) {
        int[] indexes = new int[buckets.size()];
        for (int i = 0; i < indexes.length; i++) indexes[i] = buckets.getBucketIndex(i);
        return indexes;
    }

    private static long[] counts(NativeHistogramBuckets buckets) {
        long[] counts = new long[buckets.size()];
        for (int i = 0; i < counts.length; i++) counts[i] = buckets.getCount(i);
        return counts;
    }
}
