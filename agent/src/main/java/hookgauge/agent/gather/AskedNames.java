package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The names of families or samples that one scrape asks for, and which families have to be read for them. */
public final class AskedNames {
    /** What a scrape asks for that names nothing. */
    public static final AskedNames ALL = new AskedNames(Collections.emptySet());

    private final Set<String> names;
    private final Set<String> roots = new HashSet<>();

    private AskedNames(Set<String> names) {
        this.names = names;
        for (String name : names) roots.add(root(name));
    }

    /** @param names none for all */
    public static AskedNames of(Collection<String> names) {
        return names.isEmpty() ? ALL : new AskedNames(new HashSet<>(names));
    }

    /** Whether the family is one of those that are asked for. */
    boolean areOf(MetricSnapshot family) {
        if (this == ALL) return true;
        for (String name : new Family(null, family).names) {
            if (names.contains(name)) return true;
        }
        return false;
    }

    /**
     * Whether a family of that name can be one that is asked for, or one that the merge would set against it: all that can
     * share the name of a sample have the same name when all suffixes are taken off.
     */
    boolean needs(String family) {
        return this == ALL || roots.contains(root(PrometheusNaming.prometheusName(family)));
    }

    /** What a gather has to read: the agent can say of its sources how they are only when all were read. */
    AskedNames toRead() {
        for (String name : names) {
            if (name.startsWith("hookgauge_")) return ALL;
        }
        return this;
    }

    /** Whether what was read for these is enough for the others. */
    boolean cover(AskedNames others) {
        return this == ALL || names.equals(others.names);
    }

    private static String root(String name) {
        for (FamilyType type : FamilyType.values()) {
            for (String suffix : type.suffixes) {
                boolean isSuffix = !suffix.isEmpty() && name.endsWith(suffix) && name.length() > suffix.length();
                if (isSuffix) return root(name.substring(0, name.length() - suffix.length()));
            }
        }
        return name;
    }
}
