package hookgauge.agent.gather;

import hookgauge.instrumentation.MetricSink;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DuplicateLabelsException;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Builds our snapshots of what a reader tells; what cannot be built is left out and remembered. */
final class SnapshotSink implements MetricSink {
    /** The types in the order of the constants of {@link MetricSink}. */
    private static final FamilyType[] TYPES = {
        FamilyType.COUNTER,
        FamilyType.GAUGE,
        FamilyType.HISTOGRAM,
        FamilyType.GAUGE_HISTOGRAM,
        FamilyType.SUMMARY,
        FamilyType.INFO,
        FamilyType.STATE_SET,
        FamilyType.UNKNOWN,
        FamilyType.SUMMARY
    };

    private final KnownLabels knownLabels;
    private final int maxPoints;
    private final Wanted wanted;
    private final List<MetricSnapshot> families = new ArrayList<>();
    // what registries before this one told
    private final Set<List<String>> taken = new HashSet<>();
    private final Set<String> gaugeSummaries = new HashSet<>();
    private int pointsTaken;
    private long cutSamples;
    private int problems;
    private Throwable firstProblem;
    private String firstPlace;

    private FamilyType type;
    private String name;
    private String help;
    private String unit;
    private List<DataPointSnapshot> points;
    private boolean isCut;
    private String[] labels;
    private long createdMillis;
    private List<Exemplar> exemplars;

    /**
     * @param maxPoints more are only counted
     * @param wanted null if all is
     */
    SnapshotSink(KnownLabels knownLabels, int maxPoints, Wanted wanted) {
        this.wanted = wanted;
        this.knownLabels = knownLabels;
        this.maxPoints = maxPoints;
    }

    /** All whole families. */
    List<MetricSnapshot> families() throws PartlyReadException {
        if (problems == 0 && cutSamples == 0) return families;
        throw new PartlyReadException(sentence(), firstProblem, families, cutSamples);
    }

    /** The names of the summaries whose counts and sums may fall: the snapshots have no place for that. */
    Set<String> gaugeSummaries() {
        return gaugeSummaries;
    }

    @Override
    public boolean wants(String... names) {
        return wanted == null || wanted.anyOf(names);
    }

    @Override
    public boolean wantsAll() {
        return wanted == null;
    }

    @Override
    public void family(int type, String name, String help, String unit) {
        this.type = TYPES[type];
        this.name = name;
        this.help = help;
        this.unit = unit;
        points = new ArrayList<>();
        isCut = false;
        labels = null;
        knownLabels.begin(name);
        if (type == GAUGE_SUMMARY) gaugeSummaries.add(name);
    }

    /** The time of the sample is left out: the server that scrapes would drop an old one without a word. */
    @Override
    public void point(String[] labelNamesAndValues, long createdMillis, long scrapedMillis) {
        this.labels = labelNamesAndValues;
        this.createdMillis = createdMillis;
        this.exemplars = null;
    }

    @Override
    public void exemplar(double value, String[] labelNamesAndValues, long millis) {
        if (exemplars == null) exemplars = new ArrayList<>(2);
        exemplars.add(new Exemplar(value, CleanLabels.orClean(labelNamesAndValues), millis));
    }

    @Override
    public void value(double value) {
        if (isFull(1)) return;
        add(() -> simple(value, labels()));
    }

    @Override
    public void histogram(double[] upperBounds, long[] counts, double sum) {
        if (isFull(upperBounds.length + 2)) return;
        add(() -> new HistogramDataPointSnapshot(
                ClassicHistogramBuckets.of(upperBounds, counts), sum, labels(), exemplars(), createdMillis));
    }

    @Override
    public void nativeHistogram(
            double[] upperBounds,
            long[] counts,
            double sum,
            int schema,
            long zeroCount,
            double zeroThreshold,
            int[] positiveIndexes,
            long[] positiveCounts,
            int[] negativeIndexes,
            long[] negativeCounts) {
        if (isFull(Math.max(1, upperBounds.length) + 2)) return;
        add(() -> new HistogramDataPointSnapshot(
                upperBounds.length == 0
                        ? ClassicHistogramBuckets.EMPTY
                        : ClassicHistogramBuckets.of(upperBounds, counts),
                schema,
                zeroCount,
                zeroThreshold,
                NativeHistogramBuckets.of(positiveIndexes, positiveCounts),
                NativeHistogramBuckets.of(negativeIndexes, negativeCounts),
                sum,
                labels(),
                exemplars(),
                createdMillis));
    }

    @Override
    public void summary(long count, double sum, double[] quantiles, double[] values) {
        if (isFull(quantiles.length + 2)) return;
        add(() -> new SummaryDataPointSnapshot(
                count, sum, quantiles(quantiles, values), labels(), exemplars(), createdMillis));
    }

    @Override
    public void states(String[] names, boolean[] on) {
        if (isFull(names.length)) return;
        add(() -> new StateSetDataPointSnapshot(names, on, labels()));
    }

    @Override
    public void problem(String where, Throwable error) {
        if (problems++ > 0) return;
        firstPlace = where;
        firstProblem = error;
    }

    @Override
    public void end() {
        try {
            if (!knownLabels.haveSameNames() && isAnySeriesRepeated()) addApart();
            else if (!points.isEmpty()) families.add(type.family(metadata(), points));
        } catch (DuplicateLabelsException e) {
            addApart();
        } catch (RuntimeException e) {
            problem(name, e);
        }
        points = null;
    }

    private boolean isAnySeriesRepeated() {
        Set<List<String>> seen = new HashSet<>();
        for (DataPointSnapshot point : points) {
            if (!seen.add(SeriesKey.of(point.getLabels()))) return true;
        }
        return false;
    }

    /** Series that repeat others get a family of their own: the merge hides them, and counts and says it. */
    private void addApart() {
        List<DataPointSnapshot> repeated = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        points.removeIf(point -> !seen.add(SeriesKey.of(point.getLabels())) && repeated.add(point));
        families.add(type.family(metadata(), points));
        points = repeated;
        end();
    }

    /** Begins another registry that was told the same: of it only the series are taken that none before it has. */
    void beginTwin() {
        for (MetricSnapshot family : families) {
            for (DataPointSnapshot point : family.getDataPoints()) {
                taken.add(key(FamilyType.of(family), family.getMetadata().getName(), point));
            }
        }
    }

    private static List<String> key(FamilyType type, String name, DataPointSnapshot point) {
        List<String> key = SeriesKey.of(point.getLabels());
        key.add(name);
        key.add(type.word);
        return key;
    }

    private void add(Supplier<DataPointSnapshot> supplier) {
        try {
            DataPointSnapshot point = supplier.get();
            if (!taken.isEmpty() && taken.contains(key(type, name, point))) return;
            points.add(point);
            pointsTaken++;
        } catch (RuntimeException e) {
            problem(name, e);
        }
    }

    /** A family is there whole or not at all: a part of it would make wrong sums. */
    private boolean isFull(int samples) {
        if (isCut) {
            cutSamples += samples;
            return true;
        }
        if (pointsTaken < maxPoints) return false;
        isCut = true;
        for (DataPointSnapshot point : points) cutSamples += Samples.count(point);
        pointsTaken -= points.size();
        points.clear();
        cutSamples += samples;
        return true;
    }

    private DataPointSnapshot simple(double value, Labels labels) {
        Exemplar exemplar = exemplars == null ? null : exemplars.get(0);
        switch (type) {
            case COUNTER:
                return NegativeCounterPoint.orPlain(value, labels, exemplar, createdMillis);
            case GAUGE:
                return new GaugeDataPointSnapshot(value, labels, exemplar);
            case INFO:
                return new InfoDataPointSnapshot(labels);
            default:
                return new UnknownDataPointSnapshot(value, labels, exemplar);
        }
    }

    /** The page may only name a unit that ends the family's name. */
    private MetricMetadata metadata() {
        boolean canBeNamed = unit != null && name.endsWith('_' + unit) && PrometheusNaming.isValidUnitName(unit);
        return new MetricMetadata(name, help, canBeNamed ? new Unit(unit) : null);
    }

    private Labels labels() {
        return knownLabels.of(labels);
    }

    private Exemplars exemplars() {
        return exemplars == null ? Exemplars.EMPTY : Exemplars.of(exemplars);
    }

    private static Quantiles quantiles(double[] quantiles, double[] values) {
        if (quantiles.length == 0) return Quantiles.EMPTY;
        Quantile[] all = new Quantile[quantiles.length];
        for (int i = 0; i < all.length; i++) all[i] = new Quantile(quantiles[i], values[i]);
        return Quantiles.of(all);
    }

    private String sentence() {
        if (problems == 0) return "has more than " + maxPoints + " series; some are left out";
        String others = problems == 1 ? "" : " (and " + (problems - 1) + " more)";
        return firstPlace + ": " + firstProblem + others;
    }
}
