package hookgauge.agent.jvm;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Durations of garbage collections, as the collectors announce them. */
final class GcMetrics implements MetricGroup, NotificationListener {
    private final Histogram duration = Histogram.builder(
                    PrometheusProperties.builder().build())
            .name("jvm.gc.duration")
            .unit(Unit.SECONDS)
            .help("Duration of garbage collections.")
            .classicOnly()
            .classicUpperBounds(0.01, 0.1, 1, 10)
            .labelNames("jvm.gc.name", "jvm.gc.action")
            .withoutExemplars()
            .build();

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
        duration.labelValues(collection.getGcName(), collection.getGcAction())
                .observe(collection.getGcInfo().getDuration() / 1e3);
    }

    private static boolean isCollection(Notification notification) {
        return notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION);
    }
}
