package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sources whose few families clash in every way: names that touch, types that quarrel, labels and values out of order. */
final class RandomSources {
    private static final String[] NAMES = {
        "a",
        "a_total",
        "a.total",
        "a_count",
        "a_created",
        "a_bucket",
        "a_info",
        "a_sum",
        "a_gcount",
        "a.b",
        "a_b",
        "a:b"
    };
    private static final String[] LABEL_NAMES = {"x", "y.z", "y_z", "a", "a:c", "\u00e9\u00e9"};
    private static final String[] LABEL_VALUES = {
        "", "1", "2", "\ud800", "\ufffd", "\"\\\n", "\u0000\r", "long".repeat(300), "long".repeat(300) + "er"
    };
    private static final double[] VALUES = {0, 1, 2.5, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e300};

    private final Random random;
    private final String prefix;

    RandomSources(long seed) {
        this(seed, "");
    }

    /** @param prefix of all names */
    RandomSources(long seed, String prefix) {
        this.random = new Random(seed);
        this.prefix = prefix;
    }

    MetricSource[] sources() {
        MetricSource[] sources = new MetricSource[2 + random.nextInt(3)];
        Rank[] ranks = {Rank.APP, Rank.APP, Rank.OPEN_TELEMETRY, Rank.APP};
        for (int i = 0; i < sources.length; i++) {
            sources[i] = new FixedSource("source " + i, ranks[i], families());
        }
        return sources;
    }

    private List<MetricSnapshot> families() {
        List<MetricSnapshot> families = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            try {
                families.add(family());
            } catch (IllegalArgumentException e) {
                // the client itself refuses it: an app cannot have it either
            }
        }
        return families;
    }

    private MetricSnapshot family() {
        FamilyType type = one(FamilyType.values());
        List<DataPointSnapshot> points = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) points.add(point(type));
        String help = random.nextBoolean() ? null : text();
        return type.family(new MetricMetadata(prefix + one(NAMES), help), points);
    }

    private DataPointSnapshot point(FamilyType type) {
        Labels labels = labels();
        double value = VALUES[random.nextInt(VALUES.length)];
        ClassicHistogramBuckets buckets = ClassicHistogramBuckets.of(
                new double[] {1, Double.POSITIVE_INFINITY}, new long[] {2, random.nextInt(3)});
        switch (type) {
            case COUNTER:
                return new CounterDataPointSnapshot(value, labels, null, 0);
            case GAUGE:
                return new GaugeDataPointSnapshot(value, labels, null, random.nextInt(2) * 1_000);
            case HISTOGRAM:
            case GAUGE_HISTOGRAM:
                return new HistogramDataPointSnapshot(buckets, value, labels, Exemplars.EMPTY, 0);
            case SUMMARY:
                Quantiles quantiles = random.nextBoolean() ? Quantiles.EMPTY : Quantiles.of(new Quantile(0.5, 3));
                return new SummaryDataPointSnapshot(
                        random.nextInt(3) - 1, value, quantiles, labels, Exemplars.EMPTY, 0);
            case INFO:
                return new InfoDataPointSnapshot(labels);
            case STATE_SET:
                return new StateSetDataPointSnapshot(
                        new String[] {"on", text() + "x"}, new boolean[] {true, false}, labels);
            default:
                return new UnknownDataPointSnapshot(value, labels, null);
        }
    }

    private Labels labels() {
        List<String> labels = new ArrayList<>();
        for (String name : LABEL_NAMES) {
            if (random.nextInt(3) == 0) {
                labels.add(name);
                labels.add(text());
            }
        }
        return Labels.of(labels.toArray(new String[0]));
    }

    /** Of those that are known to be odd, or of random bytes, as characters of one byte or of two. */
    private String text() {
        if (random.nextBoolean()) return one(LABEL_VALUES);
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
