package hookgauge.instrumentation.dropwizard;

import hookgauge.instrumentation.MetricSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Says what each kind of metric becomes, and puts those of one name together. */
final class Families {
    static final double[] QUANTILES = {0.5, 0.75, 0.95, 0.98, 0.99, 0.999};

    private static final double SECONDS_PER_NANO = 1e-9;

    private final Map<String, Family> families = new LinkedHashMap<>();

    /** Also for a counter, which may go down; a value that is no number has no place on the page. */
    void gauge(Point point, Object value) {
        if (value instanceof Number) {
            add(MetricSink.GAUGE, point.name, point, sink -> sink.value(((Number) value).doubleValue()));
        } else if (value instanceof Boolean) {
            add(MetricSink.GAUGE, point.name, point, sink -> sink.value((Boolean) value ? 1 : 0));
        }
    }

    void counter(Point point, long count) {
        add(MetricSink.COUNTER, point.name, point, sink -> sink.value(count));
    }

    /** @param sum NaN where the version keeps none */
    void histogram(Point point, long count, double sum, double[] values) {
        add(MetricSink.SUMMARY, point.name, point, sink -> sink.summary(count, sum, QUANTILES, values));
    }

    /** @param values in nanoseconds */
    void timer(Point point, long count, double seconds, double[] values) {
        double[] inSeconds = new double[values.length];
        for (int i = 0; i < values.length; i++) inSeconds[i] = values[i] * SECONDS_PER_NANO;
        add(MetricSink.SUMMARY, point.inSeconds(), point, sink -> sink.summary(count, seconds, QUANTILES, inSeconds));
    }

    void tell(MetricSink sink) {
        for (Family family : families.values()) {
            sink.family(family.type, family.name, "Dropwizard " + family.original, null);
            for (Consumer<MetricSink> point : family.points) point.accept(sink);
            sink.end();
        }
    }

    private void add(int type, String name, Point point, Consumer<MetricSink> value) {
        boolean isNamedByType = type == MetricSink.COUNTER && name.endsWith("_total");
        String base = isNamedByType ? name.substring(0, name.length() - "_total".length()) : name;
        Family family = families.computeIfAbsent(base + ' ' + type, key -> new Family(type, base, point.original));
        family.points.add(sink -> {
            sink.point(point.labels, 0, 0);
            value.accept(sink);
        });
    }

    private static final class Family {
        final int type;
        final String name;
        final String original;
        final List<Consumer<MetricSink>> points = new ArrayList<>();

        Family(int type, String name, String original) {
            this.type = type;
            this.name = name;
            this.original = original;
        }
    }
}
