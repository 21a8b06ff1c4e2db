package hookgauge.instrumentation.dropwizard;

import hookgauge.instrumentation.MetricSink;
import hookgauge.instrumentation.RegistryReader;
import hookgauge.instrumentation.Standing;
import io.dropwizard.metrics5.Counter;
import io.dropwizard.metrics5.Gauge;
import io.dropwizard.metrics5.Histogram;
import io.dropwizard.metrics5.Meter;
import io.dropwizard.metrics5.Metric;
import io.dropwizard.metrics5.MetricName;
import io.dropwizard.metrics5.MetricRegistry;
import io.dropwizard.metrics5.SharedMetricRegistries;
import io.dropwizard.metrics5.Snapshot;
import io.dropwizard.metrics5.Timer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;

/** Reads a registry of Dropwizard's metrics 5. */
public final class Dropwizard5Reader implements RegistryReader {
    @Override
    public void read(Object registry, MetricSink sink) {
        Families families = new Families();
        for (Map.Entry<MetricName, Metric> entry :
                ((MetricRegistry) registry).getMetrics().entrySet()) {
            Point point = new Point(entry.getKey().getKey(), entry.getKey().getTags());
            if (!sink.wants(entry.getValue() instanceof Timer ? point.inSeconds() : point.name)) continue;
            try {
                read(point, entry.getValue(), families);
            } catch (Throwable t) {
                sink.problem(entry.getKey().getKey(), t);
            }
        }
        families.tell(sink);
    }

    @Override
    public Standing standing(Object registry) {
        return Standing.LAST;
    }

    @Override
    public Collection<MetricRegistry> shared() {
        Collection<MetricRegistry> shared = new ArrayList<>();
        for (String name : SharedMetricRegistries.names()) shared.add(SharedMetricRegistries.getOrCreate(name));
        return shared;
    }

    private static void read(Point point, Metric metric, Families families) {
        if (metric instanceof Counter) {
            families.gauge(point, ((Counter) metric).getCount());
        } else if (metric instanceof Gauge) {
            families.gauge(point, ((Gauge<?>) metric).getValue());
        } else if (metric instanceof Meter) {
            families.counter(point, ((Meter) metric).getCount());
        } else if (metric instanceof Timer) {
            Timer timer = (Timer) metric;
            double seconds = timer.getSum() * 1e-9;
            families.timer(point, timer.getCount(), seconds, values(timer.getSnapshot()));
        } else if (metric instanceof Histogram) {
            Histogram histogram = (Histogram) metric;
            double sum = histogram.getSum();
            families.histogram(point, histogram.getCount(), sum, values(histogram.getSnapshot()));
        }
    }

    private static double[] values(Snapshot snapshot) {
        double[] values = new double[Families.QUANTILES.length];
        for (int i = 0; i < values.length; i++) values[i] = snapshot.getValue(Families.QUANTILES[i]);
        return values;
    }
}
