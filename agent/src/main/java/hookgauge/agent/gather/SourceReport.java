package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** What one gather got from one source, in numbers. */
public final class SourceReport {
    public final String name;

    /** The loader of the app's library; null where the source is not the app's, or is gone. */
    public final String loader;

    public final boolean isOurs;
    public final long series;
    public final double seconds;
    public final double busySeconds;

    /** Why it is missing or not whole, null if it is well. */
    public final String problem;

    public final long samplesHiddenByCore;
    public final long duplicateSamples;
    public final long cutSamples;
    public final long untypedFamilies;

    SourceReport(SourceRead read) {
        name = read.source.name();
        loader = read.source.loader();
        isOurs = read.source.rank().isOurs();
        long points = 0;
        for (MetricSnapshot family : read.families)
            points += family.getDataPoints().size();
        series = points;
        seconds = read.seconds;
        busySeconds = read.busySeconds;
        problem = read.problem == null ? null : CleanText.clean(read.problem);
        samplesHiddenByCore = read.samplesHiddenByCore;
        duplicateSamples = read.duplicateSamples;
        cutSamples = read.cutSamples;
        untypedFamilies = read.untypedFamilies;
    }
}
