package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Set;

/** One place that metrics come from. */
public interface MetricSource {
    /** What users call it, as in the label {@code source}; no two sources share a name. */
    String name();

    Rank rank();

    /**
     * All families that the source has now. Names may repeat and types may quarrel: the merge settles that.
     *
     * @throws Exception if the source cannot be read; {@link PartlyReadException} if some of it could
     */
    Iterable<MetricSnapshot> collect() throws Exception;

    /** Whether reading it calls code of the app, which may hang. */
    default boolean runsAppCode() {
        return !rank().isOurs();
    }

    /**
     * How many label sets the source had to clean at its last read: then all are clean, and no family has a series twice. -1
     * if it looks at none, so that the merge has to.
     */
    default long cleanedLabels() {
        return -1;
    }

    /** Whether count and sum of the summaries of this name may fall, as far as is known from what was collected. */
    default boolean isGaugeSummary(String name) {
        return false;
    }

    /** The same for those who need a part: families that are not wanted may be missing. */
    default Iterable<MetricSnapshot> collect(Wanted wanted) throws Exception {
        return collect();
    }

    /** What tells the loader of the app's library from others, as far as that is known; else null. */
    default String loader() {
        return null;
    }

    /** The name, with a number behind it if it is one of those that are taken; it is one of them from now on. */
    static String freeName(String wanted, Set<String> taken) {
        String free = wanted;
        for (int n = 2; !taken.add(free); n++) free = wanted + " #" + n;
        return free;
    }
}
