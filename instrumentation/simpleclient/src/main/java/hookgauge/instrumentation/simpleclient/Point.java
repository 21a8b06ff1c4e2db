package hookgauge.instrumentation.simpleclient;

import hookgauge.instrumentation.MetricSink;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of one set of labels. */
final class Point {
    /** Names and values in turns, without the label that tells its samples apart. */
    final String[] labels;

    final List<Sample> samples = new ArrayList<>(2);
    // the values of the label that tells the samples apart, with the samples' own values
    private final List<String> keys = new ArrayList<>(0);
    private final List<Double> values = new ArrayList<>(0);
    private double value = Double.NaN;
    private double created = Double.NaN;
    private double count = Double.NaN;
    private double sum = Double.NaN;
    private boolean hasValue;

    Point(String[] labels) {
        this.labels = labels;
    }

    static String[] labels(Sample sample, int without) {
        int size = sample.labelNames.size();
        String[] labels = new String[2 * (without < 0 ? size : size - 1)];
        int to = 0;
        for (int i = 0; i < size; i++) {
            if (i == without) continue;
            labels[to++] = sample.labelNames.get(i);
            labels[to++] = sample.labelValues.get(i);
        }
        return labels;
    }

    boolean hasLabelsOf(Sample sample, int without) {
        int size = sample.labelNames.size();
        if (labels.length != 2 * (without < 0 ? size : size - 1)) return false;
        int at = 0;
        for (int i = 0; i < size; i++) {
            if (i == without) continue;
            if (!labels[at++].equals(sample.labelNames.get(i))) return false;
            if (!labels[at++].equals(sample.labelValues.get(i))) return false;
        }
        return true;
    }

    boolean isRepeatedBy(Part part) {
        return part == Part.VALUE && hasValue;
    }

    void take(Part part, Sample sample, int ownLabel) {
        samples.add(sample);
        switch (part) {
            case VALUE:
                value = sample.value;
                hasValue = true;
                break;
            case CREATED:
                created = sample.value;
                break;
            case COUNT:
                count = sample.value;
                break;
            case SUM:
                sum = sample.value;
                break;
            default:
                keys.add(sample.labelValues.get(ownLabel));
                values.add(sample.value);
        }
    }

    /** Whether there is more than the time at which it was created. */
    boolean isWhole(FamilyType type) {
        boolean isSimple = type.part("") == Part.VALUE || type == FamilyType.INFO;
        return isSimple ? hasValue : !keys.isEmpty() || !Double.isNaN(count) || !Double.isNaN(sum);
    }

    long createdMillis() {
        return Double.isNaN(created) ? 0 : Math.round(created * 1000);
    }

    void read(FamilyType type, MetricSink sink) {
        switch (type) {
            case HISTOGRAM:
            case GAUGE_HISTOGRAM:
                readHistogram(sink);
                break;
            case SUMMARY:
                sink.summary(Double.isNaN(count) ? -1 : (long) count, sum, numbers(), values());
                break;
            case STATE_SET:
                readStates(sink);
                break;
            default:
                sink.value(value);
        }
    }

    /** The samples count all up to their bound; a collector that has no last bound has its count. */
    private void readHistogram(MetricSink sink) {
        double[][] buckets = new double[keys.size()][];
        for (int i = 0; i < buckets.length; i++) buckets[i] = new double[] {number(keys.get(i)), values.get(i)};
        Arrays.sort(buckets, (a, b) -> Double.compare(a[0], b[0]));
        boolean isClosed = buckets.length > 0 && buckets[buckets.length - 1][0] == Double.POSITIVE_INFINITY;
        double[] bounds = new double[isClosed ? buckets.length : buckets.length + 1];
        long[] counts = new long[bounds.length];
        long below = 0;
        for (int i = 0; i < buckets.length; i++) {
            long upTo = Math.max(below, (long) buckets[i][1]);
            bounds[i] = buckets[i][0];
            counts[i] = upTo - below;
            below = upTo;
        }
        if (!isClosed) {
            bounds[buckets.length] = Double.POSITIVE_INFINITY;
            counts[buckets.length] = Math.max(0, (long) count - below);
        }
        sink.histogram(bounds, counts, sum);
    }

    private void readStates(MetricSink sink) {
        boolean[] on = new boolean[values.size()];
        for (int i = 0; i < on.length; i++) on[i] = values.get(i) != 0;
        sink.states(keys.toArray(new String[0]), on);
    }

    private double[] numbers() {
        double[] numbers = new double[keys.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = number(keys.get(i));
        return numbers;
    }

    private double[] values() {
        double[] all = new double[values.size()];
        for (int i = 0; i < all.length; i++) all[i] = values.get(i);
        return all;
    }

    private static double number(String text) {
        if (text.equals("+Inf")) return Double.POSITIVE_INFINITY;
        return text.equals("-Inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
    }
}
