package hookgauge.instrumentation.simpleclient;

import hookgauge.instrumentation.MetricSink;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.exemplars.Exemplar;
import java.util.List;

/** What simpleclient did not always have: units since 0.10, exemplars since 0.11. */
final class Newer {
    private Newer() {}

    static boolean has(Class<?> type, String field) {
        try {
            return type.getField(field) != null;
        } catch (NoSuchFieldException e) {
            return false;
        }
    }

    static String unit(MetricFamilySamples family) {
        return family.unit == null || family.unit.isEmpty() ? null : family.unit;
    }

    static void readExemplars(List<Sample> samples, MetricSink sink) {
        for (Sample sample : samples) {
            if (sample.exemplar != null) read(sample.exemplar, sink);
        }
    }

    private static void read(Exemplar exemplar, MetricSink sink) {
        String[] labels = new String[2 * exemplar.getNumberOfLabels()];
        for (int i = 0; i < labels.length / 2; i++) {
            labels[2 * i] = exemplar.getLabelName(i);
            labels[2 * i + 1] = exemplar.getLabelValue(i);
        }
        Long millis = exemplar.getTimestampMs();
        sink.exemplar(exemplar.getValue(), labels, millis == null ? 0 : millis);
    }
}
