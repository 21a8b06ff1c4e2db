package hookgauge.agent.push;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Knows since when each cumulative series counts: since it was created, where its source says so; else since the process
 * began, or since the last collection in which it was not there or was higher.
 *
 * <p>Used by one collection at a time.
 */
final class StartTimes {
    private final long processStartMillis;
    private final Map<String, Map<Labels, Series>> families = new HashMap<>();
    private long collections;
    private long previousMillis;
    private long nowMillis;

    StartTimes(long processStartMillis) {
        this.processStartMillis = processStartMillis;
        this.nowMillis = processStartMillis;
    }

    void begin(long nowMillis) {
        collections++;
        previousMillis = this.nowMillis;
        this.nowMillis = nowMillis;
    }

    /** Forgets what has not been seen for two collections. */
    void end() {
        for (Iterator<Map<Labels, Series>> i = families.values().iterator(); i.hasNext(); ) {
            Map<Labels, Series> family = i.next();
            family.values().removeIf(series -> collections - series.lastSeen >= 2);
            if (family.isEmpty()) i.remove();
        }
    }

    /** For a value whose rise is what counts: a counter's value, a histogram's or summary's count. */
    long startMillis(String family, DataPointSnapshot point, double value) {
        if (point.hasCreatedTimestamp()) return past(point.getCreatedTimestampMillis());
        Series series = families.computeIfAbsent(family, f -> new HashMap<>())
                .computeIfAbsent(
                        point.getLabels(), l -> new Series(collections == 1 ? processStartMillis : previousMillis));
        if (value < series.value) series.startMillis = previousMillis;
        series.value = value;
        series.lastSeen = collections;
        return past(series.startMillis);
    }

    /** For a sum that is a state and knows no beginning of its own. */
    long processStartMillis() {
        return past(processStartMillis);
    }

    // the clock may have been set back
    private long past(long startMillis) {
        return Math.min(startMillis, nowMillis - 1);
    }

    private static final class Series {
        private long startMillis;
        private double value;
        private long lastSeen;

        Series(long startMillis) {
            this.startMillis = startMillis;
        }
    }
}
