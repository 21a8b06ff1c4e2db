package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** What one gather got from one source, and what the merge did to it. */
final class SourceRead {
    final MetricSource source;
    final List<MetricSnapshot> families;

    /** Why the source is missing or not whole; null if it is well. */
    final String problem;

    final double seconds;

    /** How long the source has been stuck in a read that came too late, else 0. */
    final double busySeconds;

    /** Samples that are left out because the source has too many. */
    final long cutSamples;

    /** The source has seen to it, and that no family has a series twice. */
    final boolean areLabelsClean;

    long samplesHiddenByCore;
    long duplicateSamples;
    int untypedFamilies;
    long cleanedValues;

    SourceRead(
            MetricSource source,
            List<MetricSnapshot> families,
            String problem,
            double seconds,
            double busySeconds,
            long cutSamples) {
        this.source = source;
        this.families = families;
        this.problem = problem;
        this.seconds = seconds;
        this.busySeconds = busySeconds;
        this.cutSamples = cutSamples;
        long cleaned = source.cleanedLabels();
        this.areLabelsClean = cleaned >= 0;
        this.cleanedValues = Math.max(0, cleaned);
    }
}
