package hookgauge.agent.otel;

import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.gather.PartlyReadException;
import hookgauge.agent.gather.Rank;
import hookgauge.instrumentation.MetricDataReader;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;

/** A meter provider of an SDK that the app has itself, for as long as the app keeps it. */
final class AppSdk implements MetricSource {
    private final String name;
    // the provider holds them
    private final WeakReference<MetricDataReader> scraped;
    private final WeakReference<MetricDataReader> pushed;

    /** @param pushed null where the app sends its metrics itself */
    AppSdk(String name, MetricDataReader scraped, MetricDataReader pushed) {
        this.name = name;
        this.scraped = new WeakReference<>(scraped);
        this.pushed = new WeakReference<>(pushed);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Rank rank() {
        return Rank.OPEN_TELEMETRY;
    }

    /** Whether the app has let its provider go, or has shut it down. */
    boolean isGone() {
        MetricDataReader live = scraped.get();
        return live == null || live.isShutDown();
    }

    boolean isPushed() {
        return pushed.get() != null;
    }

    @Override
    public List<MetricSnapshot> collect() throws PartlyReadException {
        AppMetricsSink sink = read(scraped.get(), Resource.empty());
        List<MetricSnapshot> families = ScrapedMetrics.of(sink.metrics);
        if (sink.problem() == null) return families;
        throw new PartlyReadException(sink.problem(), sink.error(), families, 0);
    }

    /** Nothing where the app sends its metrics itself. */
    Collection<MetricData> pushed(Resource resource) {
        return read(pushed.get(), resource).metrics;
    }

    private static AppMetricsSink read(MetricDataReader reader, Resource resource) {
        AppMetricsSink sink = new AppMetricsSink(resource);
        if (reader == null) return sink;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // callbacks look for their services and names where the app's own threads would
        thread.setContextClassLoader(reader.getClass().getClassLoader().getParent());
        try {
            reader.read(sink);
            return sink;
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
