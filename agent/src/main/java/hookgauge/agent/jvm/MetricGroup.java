package hookgauge.agent.jvm;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** Some metrics that are read together from the same place. */
interface MetricGroup {
    void addTo(List<MetricSnapshot> snapshots);

    /** Those that are the same whoever reads them how often. */
    default void addSteadyTo(List<MetricSnapshot> snapshots) {
        addTo(snapshots);
    }
}
