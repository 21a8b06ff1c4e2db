package hookgauge.agent.gather;

import hookgauge.instrumentation.HookTargets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The metric registries that the app made, in the order in which they were found; none is kept alive by it once it was read. */
public final class AppRegistries {
    private final Readers readers;
    private final Set<String> unmerged;
    // Guarded by this
    private final List<AppRegistry> found = new ArrayList<>();

    /**
     * @param unmerged the names of modules whose registries are not to be read
     */
    public AppRegistries(HookTargets targets, Set<String> unmerged) {
        this.unmerged = unmerged;
        this.readers = new Readers(targets, AppRegistries.class.getClassLoader());
    }

    /** Takes a registry in. It may be half built, on any thread, under any lock: it is only put into the list. */
    public synchronized void accept(Object registry) {
        found.removeIf(AppRegistry::isGone);
        for (AppRegistry known : found) {
            if (known.is(registry)) return;
            known.expire();
        }
        found.add(new AppRegistry(registry, readers));
    }

    /**
     * Takes in the registry that a class made for all before it was hooked, as when the agent is attached late.
     *
     * @param hooked a hooked class, whether of a registry or not
     */
    public void acceptDefaultOf(Class<?> hooked) throws ReflectiveOperationException {
        if (!readers.know(hooked)) return;
        Object shared = Readers.defaultOf(hooked);
        if (shared != null) accept(shared);
    }

    /** Takes in the registries that a library keeps for all; the library's code runs, as it may once the app does. */
    public void acceptSharedOf(Class<?> hooked) {
        if (!readers.know(hooked)) return;
        for (Object shared : readers.of(hooked).shared()) {
            accept(shared);
            Object inner = readers.of(shared.getClass()).inner(shared);
            if (inner != null) accept(inner);
        }
    }

    /** One source for each registry that still lives and is not read through another. */
    List<MetricSource> sources() {
        List<AppRegistry> live = live();
        List<MetricSource> sources = new ArrayList<>(live.size());
        // not under the lock that an app's constructor waits for: the app's code is asked, and its jars for names
        synchronized (readers) {
            Set<String> names = new HashSet<>();
            for (AppRegistry registry : live) names.add(registry.name());
            List<AppRegistry> read = Precedence.of(live, unmerged);
            for (AppRegistry registry : live) {
                if (!read.contains(registry)) registry.letGo();
            }
            for (AppRegistry registry : read) {
                if (registry.name() == null) registry.nameUnlike(names);
                if (registry.name() != null) sources.add(registry);
            }
        }
        return sources;
    }

    private synchronized List<AppRegistry> live() {
        found.removeIf(AppRegistry::isGone);
        return new ArrayList<>(found);
    }
}
