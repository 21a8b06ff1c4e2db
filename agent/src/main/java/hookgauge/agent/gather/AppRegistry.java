package hookgauge.agent.gather;

import hookgauge.instrumentation.RegistryReader;
import hookgauge.instrumentation.Standing;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A registry of the app as a source, until it was read once, and then for as long as the app itself keeps it. */
final class AppRegistry implements MetricSource {
    static final int MAX_POINTS = 100_000;
    private static final long LONGEST_UNREAD_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final WeakReference<Object> registry;
    private final long foundNanos = System.nanoTime();
    // until it has been read: an app may keep what it counts with, and not the registry
    private volatile Object unread;
    private final Readers readers;
    private final Set<String> gaugeSummaries = ConcurrentHashMap.newKeySet();
    private volatile String name;
    private volatile List<AppRegistry> twins = Collections.emptyList();
    private volatile KnownLabels knownLabels = new KnownLabels(null);
    private volatile long cleanedLabels;

    AppRegistry(Object registry, Readers readers) {
        this.registry = new WeakReference<>(registry);
        this.unread = registry;
        this.readers = readers;
    }

    /** Null once the app has let it go. */
    Object get() {
        return registry.get();
    }

    boolean is(Object other) {
        return registry.get() == other;
    }

    boolean isGone() {
        return registry.get() == null;
    }

    /** It is not kept for a first scrape any more, if that has not come within a minute. */
    void expire() {
        if (System.nanoTime() - foundNanos > LONGEST_UNREAD_NANOS) letGo();
    }

    /** From now on the app alone keeps it. */
    void letGo() {
        unread = null;
    }

    /** Null until it is first asked for as a source. */
    @Override
    public String name() {
        return name;
    }

    @Override
    public String loader() {
        Object live = registry.get();
        ClassLoader loader = live == null ? null : loader(live);
        // not its own words, which are the app's code
        return loader == null
                ? null
                : loader.getClass().getName() + '@' + Integer.toHexString(System.identityHashCode(loader));
    }

    /** Takes the library's name and version, with a number where another registry has that already. */
    void nameUnlike(Set<String> names) {
        Object live = registry.get();
        if (live == null) return;
        name = MetricSource.freeName(readers.library(live.getClass()), names);
    }

    @Override
    public Rank rank() {
        return Rank.APP;
    }

    /** One that cannot be asked is read, and fails there with its name. */
    Standing standing(Object live) {
        try {
            return readers.of(live.getClass()).standing(live);
        } catch (RuntimeException | LinkageError e) {
            return Standing.FIRST;
        }
    }

    /** Null if there is none that can be seen. */
    Object inner(Object live) {
        try {
            return readers.of(live.getClass()).inner(live);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Of the library, which an app and its neighbours may share. */
    ClassLoader loader(Object live) {
        return readers.hooked(live.getClass()).getClassLoader();
    }

    String module(Object live) {
        return readers.module(live);
    }

    boolean isDefault(Object live) {
        return readers.isDefault(live);
    }

    /** @param twins were told the same as this one: what it lacks is read from them */
    void readWith(List<AppRegistry> twins) {
        this.twins = twins;
    }

    @Override
    public List<MetricSnapshot> collect() throws PartlyReadException {
        return collect(null);
    }

    @Override
    public List<MetricSnapshot> collect(Wanted wanted) throws PartlyReadException {
        KnownLabels labels = new KnownLabels(knownLabels);
        SnapshotSink sink = new SnapshotSink(labels, MAX_POINTS, wanted);
        readInto(sink);
        for (AppRegistry twin : twins) {
            sink.beginTwin();
            twin.readInto(sink);
        }
        // what was not wanted now is known still
        if (wanted == null) knownLabels = labels;
        cleanedLabels = labels.cleaned();
        gaugeSummaries.addAll(sink.gaugeSummaries());
        return sink.families();
    }

    @Override
    public long cleanedLabels() {
        return cleanedLabels;
    }

    @Override
    public boolean isGaugeSummary(String name) {
        return gaugeSummaries.contains(name);
    }

    private void readInto(SnapshotSink sink) {
        Object live = registry.get();
        letGo();
        if (live == null) return;
        RegistryReader reader = readers.of(live.getClass());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // gauges with callbacks look for their services and names where the app's own threads would
        thread.setContextClassLoader(live.getClass().getClassLoader());
        try {
            reader.read(live, sink);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
