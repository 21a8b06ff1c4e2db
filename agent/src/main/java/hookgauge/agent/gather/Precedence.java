package hookgauge.agent.gather;

import hookgauge.instrumentation.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which of an app's registries are read, so that what several of them hold is read once. */
final class Precedence {
    private final Set<String> unmerged;
    private final List<Candidate> candidates = new ArrayList<>();
    // by identity, as two registries may be equal; the loader of the front for its inner registry
    private final Map<Object, ClassLoader> fronts = new IdentityHashMap<>();
    private final Set<Object> shownByFronts = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> inOthers = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<ClassLoader> loadersWithFront = new HashSet<>();
    private final List<ClassLoader> loaders = new ArrayList<>();

    private Precedence(List<AppRegistry> live, Set<String> unmerged) {
        this.unmerged = unmerged;
        for (AppRegistry registry : live) {
            Object object = registry.get();
            if (object != null) add(new Candidate(registry, object));
        }
        // a front whose registry was made before the agent came stands for nothing that is read
        for (Candidate candidate : candidates) {
            if (fronts.containsKey(candidate.object)) loadersWithFront.add(fronts.get(candidate.object));
        }
    }

    /**
     * Those that are read, in the order in which they are believed; leaves go with the first of their loader.
     *
     * @param unmerged the names of modules whose registries are not read, nor those in which they keep their metrics
     */
    static List<AppRegistry> of(List<AppRegistry> live, Set<String> unmerged) {
        return new Precedence(live, unmerged).read();
    }

    private void add(Candidate candidate) {
        candidates.add(candidate);
        if (!loaders.contains(candidate.loader)) loaders.add(candidate.loader);
        Object inner = candidate.registry.inner(candidate.object);
        if (inner == null) return;
        if (candidate.standing == Standing.FRONT) fronts.put(inner, candidate.loader);
        boolean isShown = candidate.standing == Standing.FRONT && !unmerged.contains(candidate.module);
        (isShown ? shownByFronts : inOthers).add(inner);
    }

    private List<AppRegistry> read() {
        // registries of one loader stand together, where the first of them was found
        candidates.sort(Comparator.<Candidate>comparingInt(candidate -> loaders.indexOf(candidate.loader))
                .thenComparing(candidate -> candidate.standing));
        Map<AppRegistry, List<AppRegistry>> read = new LinkedHashMap<>();
        Map<ClassLoader, AppRegistry> firstLeaves = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (!isRead(candidate)) continue;
            boolean isLeaf = candidate.standing == Standing.LEAF;
            AppRegistry first = isLeaf ? firstLeaves.putIfAbsent(candidate.loader, candidate.registry) : null;
            if (first == null) read.put(candidate.registry, new ArrayList<>(0));
            else read.get(first).add(candidate.registry);
        }
        // only now, for another gather may be reading them
        read.forEach(AppRegistry::readWith);
        return new ArrayList<>(read.keySet());
    }

    private boolean isRead(Candidate candidate) {
        switch (candidate.standing) {
            case FRONT:
            case NONE:
                return false;
            case LEAF:
                return !unmerged.contains(candidate.module) && !loadersWithFront.contains(candidate.loader);
            default:
                if (shownByFronts.contains(candidate.object)) return true;
                if (unmerged.contains(candidate.module)) return false;
                // what a library has for all may hold more than the one that keeps its metrics there told it
                return !inOthers.contains(candidate.object) || candidate.registry.isDefault(candidate.object);
        }
    }

    private static final class Candidate {
        final AppRegistry registry;
        final Object object;
        final Standing standing;
        final ClassLoader loader;
        final String module;

        Candidate(AppRegistry registry, Object object) {
            this.registry = registry;
            this.object = object;
            this.standing = registry.standing(object);
            this.loader = registry.loader(object);
            this.module = registry.module(object);
        }
    }
}
