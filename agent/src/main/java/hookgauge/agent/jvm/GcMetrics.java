package hookgauge.agent.jvm;

import com.sun.management.GarbageCollectionNotificationInfo;
import hookgauge.agent.histogram.HistogramSeries;
import hookgauge.agent.histogram.LabelledHistogram;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Durations of garbage collections, as the collectors announce them. */
final class GcMetrics implements MetricGroup, NotificationListener {
    private final LabelledHistogram duration = new LabelledHistogram(
            "jvm.gc.duration", Unit.SECONDS, "Duration of garbage collections.", 0.01, 0.1, 1, 10);
    private final Map<Labels, HistogramSeries> seriesByLabels = new ConcurrentHashMap<>();

    GcMetrics() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter) {
                ((NotificationEmitter) collector).addNotificationListener(this, GcMetrics::isCollection, null);
            }
        }
    }

    @Override
    public void addTo(List<MetricSnapshot> snapshots) {
        snapshots.add(duration.collect());
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        GarbageCollectionNotificationInfo collection =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        Labels labels = Labels.of("jvm.gc.name", collection.getGcName(), "jvm.gc.action", collection.getGcAction());
        seriesByLabels
                .computeIfAbsent(labels, duration::series)
                .observe(collection.getGcInfo().getDuration() / 1e3);
    }

    private static boolean isCollection(Notification notification) {
        return notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION);
    }
}
