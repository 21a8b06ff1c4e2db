package hookgauge.instrumentation.dropwizard;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.SharedMetricRegistries;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import hookgauge.instrumentation.MetricSink;
import hookgauge.instrumentation.RegistryReader;
import hookgauge.instrumentation.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;

/** Reads a registry of Dropwizard's metrics 3 and 4. */
public final class DropwizardReader implements RegistryReader {
    @Override
    public void read(Object registry, MetricSink sink) {
        Families families = new Families();
        for (Map.Entry<String, Metric> entry :
                ((MetricRegistry) registry).getMetrics().entrySet()) {
            Point point = new Point(entry.getKey(), Collections.emptyMap());
            if (!sink.wants(entry.getValue() instanceof Timer ? point.inSeconds() : point.name)) continue;
            try {
                read(point, entry.getValue(), families);
            } catch (Throwable t) {
                sink.problem(entry.getKey(), t);
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
            double seconds = Double.NaN;
            families.timer(point, timer.getCount(), seconds, values(timer.getSnapshot()));
        } else if (metric instanceof Histogram) {
            Histogram histogram = (Histogram) metric;
            double sum = Double.NaN;
            families.histogram(point, histogram.getCount(), sum, values(histogram.getSnapshot()));
        }
    }

    private static double[] values(Snapshot snapshot) {
        double[] values = new double[Families.QUANTILES.length];
        for (int i = 0; i < values.length; i++) values[i] = snapshot.getValue(Families.QUANTILES[i]);
        return values;
    }
}
