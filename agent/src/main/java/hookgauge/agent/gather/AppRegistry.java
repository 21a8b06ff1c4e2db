package hookgauge.agent.gather;

import hookgauge.instrumentation.RegistryReader;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A registry of the app as a source, for as long as the app itself keeps it. */
final class AppRegistry implements MetricSource {
    static final int MAX_POINTS = 100_000;

    private final WeakReference<Object> registry;
    private final Readers readers;
    private volatile String name;
    private volatile KnownLabels knownLabels = new KnownLabels(null);

    AppRegistry(Object registry, Readers readers) {
        this.registry = new WeakReference<>(registry);
        this.readers = readers;
    }

    boolean is(Object other) {
        return registry.get() == other;
    }

    boolean isGone() {
        return registry.get() == null;
    }

    /** Null until it is first asked for as a source. */
    @Override
    public String name() {
        return name;
    }

    /** Takes the library's name and version, with a number where another registry has that already. */
    void nameUnlike(Set<String> names) {
        Object live = registry.get();
        if (live == null) return;
        String library = readers.library(live.getClass());
        String free = library;
        for (int n = 2; !names.add(free); n++) free = library + " #" + n;
        name = free;
    }

    @Override
    public Rank rank() {
        return Rank.APP;
    }

    @Override
    public List<MetricSnapshot> collect() throws PartlyReadException {
        Object live = registry.get();
        if (live == null) return Collections.emptyList();
        RegistryReader reader = readers.of(live.getClass());
        KnownLabels labels = new KnownLabels(knownLabels);
        SnapshotSink sink = new SnapshotSink(labels, MAX_POINTS);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // gauges with callbacks look for their services and names where the app's own threads would
        thread.setContextClassLoader(live.getClass().getClassLoader());
        try {
            reader.read(live, sink);
        } finally {
            thread.setContextClassLoader(before);
        }
        knownLabels = labels;
        return sink.families();
    }
}
