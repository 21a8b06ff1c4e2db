package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.List;

/** The types of families: what their samples are called, and how families and points of them are built anew. */
@SuppressWarnings("unchecked")
enum FamilyType {
    COUNTER("counter", "_total", "_total", "_created") {
        @Override
        MetricSnapshot family(MetricMetadata metadata, List<? extends DataPointSnapshot> points) {
            return new CounterSnapshot(metadata, (List<CounterDataPointSnapshot>) points);
        }

        @Override
        DataPointSnapshot point(DataPointSnapshot point, Labels labels) {
            CounterDataPointSnapshot counter = (CounterDataPointSnapshot) point;
            return NegativeCounterPoint.orPlain(
                    counter.getValue(),
                    labels,
                    CleanExemplars.clean(counter.getExemplar()),
                    point.getCreatedTimestampMillis());
        }

        @Override
        boolean canBeSaid(DataPointSnapshot point) {
            return ((CounterDataPointSnapshot) point).getValue() >= 0;
        }
    },
    GAUGE("gauge", "") {
        @Override
        MetricSnapshot family(MetricMetadata metadata, List<? extends DataPointSnapshot> points) {
            return new GaugeSnapshot(metadata, (List<GaugeDataPointSnapshot>) points);
        }

        @Override
        DataPointSnapshot point(DataPointSnapshot point, Labels labels) {
            GaugeDataPointSnapshot gauge = (GaugeDataPointSnapshot) point;
            return new GaugeDataPointSnapshot(gauge.getValue(), labels, CleanExemplars.clean(gauge.getExemplar()));
        }
    },
    HISTOGRAM("histogram", "", "_bucket", "_count", "_sum", "_created") {
        @Override
        MetricSnapshot family(MetricMetadata metadata, List<? extends DataPointSnapshot> points) {
            return new HistogramSnapshot(metadata, (List<HistogramDataPointSnapshot>) points);
        }

        @Override
        DataPointSnapshot point(DataPointSnapshot point, Labels labels) {
            HistogramDataPointSnapshot histogram = (HistogramDataPointSnapshot) point;
            return new HistogramDataPointSnapshot(
                    histogram.getClassicBuckets(),
                    histogram.getNativeSchema(),
                    histogram.getNativeZeroCount(),
                    histogram.getNativeZeroThreshold(),
                    histogram.getNativeBucketsForPositiveValues(),
                    histogram.getNativeBucketsForNegativeValues(),
                    histogram.getSum(),
                    labels,
                    CleanExemplars.clean(histogram.getExemplars()),
                    histogram.getCreatedTimestampMillis());
        }

        @Override
        boolean canBeSaid(DataPointSnapshot point) {
            return !(((HistogramDataPointSnapshot) point).getSum() < 0);
        }
    },
    GAUGE_HISTOGRAM("gauge histogram", "", "_bucket", "_count", "_sum", "_created", "_gcount", "_gsum") {
        @Override
        MetricSnapshot family(MetricMetadata metadata, List<? extends DataPointSnapshot> points) {
            return new HistogramSnapshot(true, metadata, (List<HistogramDataPointSnapshot>) points);
        }

        @Override
        DataPointSnapshot point(DataPointSnapshot point, Labels labels) {
            return HISTOGRAM.point(point, labels);
        }

        @Override
        boolean canBeSaid(DataPointSnapshot point) {
            return HISTOGRAM.canBeSaid(point);
        }
    },
    SUMMARY("summary", "", "_count", "_sum", "_created") {
        @Override
        MetricSnapshot family(MetricMetadata metadata, List<? extends DataPointSnapshot> points) {
            return new SummarySnapshot(metadata, (List<SummaryDataPointSnapshot>) points);
        }

        @Override
        DataPointSnapshot point(DataPointSnapshot point, Labels labels) {
            SummaryDataPointSnapshot summary = (SummaryDataPointSnapshot) point;
            return new SummaryDataPointSnapshot(
                    summary.getCount(),
                    summary.getSum(),
                    summary.getQuantiles(),
                    labels,
                    CleanExemplars.clean(summary.getExemplars()),
                    summary.getCreatedTimestampMillis());
        }

        @Override
        boolean canBeSaid(DataPointSnapshot point) {
            return !(((SummaryDataPointSnapshot) point).getSum() < 0);
        }
    },
    INFO("info", "_info", "_info") {
        @Override
        MetricSnapshot family(MetricMetadata metadata, List<? extends DataPointSnapshot> points) {
            return new InfoSnapshot(metadata, (List<InfoDataPointSnapshot>) points);
        }

        @Override
        DataPointSnapshot point(DataPointSnapshot point, Labels labels) {
            return new InfoDataPointSnapshot(labels);
        }
    },
    STATE_SET("state set", "") {
        @Override
        MetricSnapshot family(MetricMetadata metadata, List<? extends DataPointSnapshot> points) {
            return new StateSetSnapshot(metadata, (List<StateSetDataPointSnapshot>) points);
        }

        @Override
        DataPointSnapshot point(DataPointSnapshot point, Labels labels) {
            StateSetDataPointSnapshot states = (StateSetDataPointSnapshot) point;
            String[] names = new String[states.size()];
            boolean[] on = new boolean[states.size()];
            for (int i = 0; i < names.length; i++) {
                names[i] = CleanText.clean(states.getName(i));
                on[i] = states.isTrue(i);
            }
            return new StateSetDataPointSnapshot(names, on, labels);
        }
    },
    UNKNOWN("unknown", "") {
        @Override
        MetricSnapshot family(MetricMetadata metadata, List<? extends DataPointSnapshot> points) {
            return new UnknownSnapshot(metadata, (List<UnknownDataPointSnapshot>) points);
        }

        @Override
        DataPointSnapshot point(DataPointSnapshot point, Labels labels) {
            UnknownDataPointSnapshot unknown = (UnknownDataPointSnapshot) point;
            return new UnknownDataPointSnapshot(
                    unknown.getValue(), labels, CleanExemplars.clean(unknown.getExemplar()));
        }
    };

    /** How a sentence calls it. */
    final String word;

    /** Belongs to the type and not to the family's name, such as {@code _total}. */
    final String ownSuffix;

    /** What a family's samples may have behind its name. */
    final String[] suffixes;

    FamilyType(String word, String ownSuffix, String... suffixes) {
        this.word = word;
        this.ownSuffix = ownSuffix;
        this.suffixes = suffixes;
    }

    static FamilyType of(MetricSnapshot snapshot) {
        if (snapshot instanceof CounterSnapshot) return COUNTER;
        if (snapshot instanceof GaugeSnapshot) return GAUGE;
        if (snapshot instanceof HistogramSnapshot) {
            return ((HistogramSnapshot) snapshot).isGaugeHistogram() ? GAUGE_HISTOGRAM : HISTOGRAM;
        }
        if (snapshot instanceof SummarySnapshot) return SUMMARY;
        if (snapshot instanceof InfoSnapshot) return INFO;
        return snapshot instanceof StateSetSnapshot ? STATE_SET : UNKNOWN;
    }

    /** A family of points that are all of this type; their labels must differ. */
    abstract MetricSnapshot family(MetricMetadata metadata, List<? extends DataPointSnapshot> points);

    /** The point again with other labels, cleaned exemplars and without the time of a sample. */
    abstract DataPointSnapshot point(DataPointSnapshot point, Labels labels);

    /** Whether OpenMetrics allows the value: no counter may be negative or NaN, no sum negative. */
    boolean canBeSaid(DataPointSnapshot point) {
        return true;
    }
}
