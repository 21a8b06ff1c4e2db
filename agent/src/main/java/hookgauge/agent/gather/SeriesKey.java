package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;

/** What makes two samples of one name the same series: the labels as the page has them, without the empty ones. */
final class SeriesKey {
    private SeriesKey() {}

    static List<String> of(Labels labels) {
        List<String> key = new ArrayList<>(2 * labels.size());
        for (int i = 0; i < labels.size(); i++) {
            if (labels.getValue(i).isEmpty()) continue;
            key.add(labels.getPrometheusName(i));
            key.add(labels.getValue(i));
        }
        return key;
    }
}
