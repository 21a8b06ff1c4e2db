package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Gathers all sources into the one page that is scraped and into the families that are pushed. */
public final class MergedGatherer {
    private final List<MetricSource> sources = new CopyOnWriteArrayList<>();

    /** Takes a source in from the next gather on. */
    public void add(MetricSource source) {
        sources.add(source);
    }

    /**
     * The merged page.
     *
     * @param timeoutMillis how long the scraper waits
     * @param wanted takes names of families and samples; null for all
     */
    public MetricSnapshots page(long timeoutMillis, Predicate<String> wanted) {
        List<MetricSnapshot> page = new ArrayList<>();
        for (SourceFamily family : families(timeoutMillis)) page.add(family.snapshot);
        return new MetricSnapshots(page);
    }

    /** What is pushed: all but OpenTelemetry's, with types as their sources have them, without what the merge hides. */
    public List<SourceFamily> families(long timeoutMillis) {
        List<SourceFamily> families = new ArrayList<>();
        for (MetricSource source : sources) {
            try {
                for (MetricSnapshot snapshot : source.collect()) families.add(new SourceFamily(source, snapshot));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return families;
    }
}
