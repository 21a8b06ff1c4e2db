package hookgauge.agent.http;

import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.snapshots.Labels;

/** Lets the HTTP metrics of one kind have so many label sets and no more. */
final class SeriesCap {
    /** What is beyond the cap is counted in this label set. */
    static final Labels OVERFLOW = Labels.of("otel.metric.overflow", "true");

    private final String metrics;
    private final int most;
    private final AgentLog log;
    private boolean isSaid; // Guarded by this

    SeriesCap(String metrics, int most, AgentLog log) {
        this.metrics = metrics;
        this.most = most;
        this.log = log;
    }

    /** Whether one more than these would be too many. */
    synchronized boolean isReached(int labelSets) {
        if (labelSets < most) return false;
        if (!isSaid) {
            isSaid = true;
            log.warn(metrics + " have reached " + most
                    + " label sets, more are counted in one with otel_metric_overflow (hookgauge.metrics.max_series)");
        }
        return true;
    }
}
