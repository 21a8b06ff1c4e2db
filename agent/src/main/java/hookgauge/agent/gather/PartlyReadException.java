package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** A source could be read in part; what was read goes with it. */
public final class PartlyReadException extends Exception {
    private static final long serialVersionUID = 1;

    final transient List<MetricSnapshot> families;
    final long cutSamples;

    /** @param cutSamples how many samples were left out because the source has too many */
    public PartlyReadException(String message, Throwable cause, List<MetricSnapshot> families, long cutSamples) {
        super(message, cause);
        this.families = families;
        this.cutSamples = cutSamples;
    }
}
