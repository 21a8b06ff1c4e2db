package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets each series of one family name through once: the first. */
final class Distinct {
    private final Map<List<String>, Family> owners = new HashMap<>();
    private Family believed;

    /** Those of its points that no contribution before had. */
    List<DataPointSnapshot> of(Contribution contribution) {
        List<DataPointSnapshot> distinct = new ArrayList<>(contribution.points.size());
        for (DataPointSnapshot point : contribution.points) {
            Family owner = owners.putIfAbsent(SeriesKey.of(point.getLabels()), contribution.family);
            if (owner == null) distinct.add(point);
            else believed = owner;
        }
        return distinct;
    }

    /** Whose series was repeated last. */
    Family believed() {
        return believed;
    }
}
