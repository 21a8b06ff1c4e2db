package hookgauge.agent.gather;

import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The metrics that the user wants to see, in pull and in push, by their names on the page or in OTLP. */
public final class NameFilter {
    static final NameFilter ALL = new NameFilter(Collections.emptyList(), Collections.emptyList(), null);

    private static final int MAX_SAID = 500;

    private final Globs include;
    private final Globs exclude;
    private final Globs excludeOwn;
    private final AgentLog log;
    // Guarded by itself
    private final Set<String> said = new HashSet<>();

    /** @param include globs; none for all */
    public NameFilter(List<String> include, List<String> exclude, AgentLog log) {
        this.include = new Globs(include);
        this.exclude = new Globs(exclude);
        this.excludeOwn = new Globs(ofOwn(exclude));
        this.log = log;
    }

    /** Of a family the names and the type are looked at, not the points. */
    public boolean takes(MetricSnapshot family) {
        return takesAll() || takes(new Family(null, family));
    }

    boolean takes(Family family) {
        if (takesAll()) return true;
        Set<String> names = names(family);
        if (isOwn(family)) return !matches(excludeOwn, names, family.names);
        if (isIncluded(names, family.names) && !matches(exclude, names, family.names)) return true;
        say(family.base);
        return false;
    }

    /** False only if no family is taken that has this name before the suffix of its type, so that none has to be read. */
    boolean mayTake(String name) {
        if (takesAll()) return true;
        String base = PrometheusNaming.prometheusName(name);
        Set<String> names = new LinkedHashSet<>();
        for (FamilyType type : FamilyType.values()) {
            names.add(base + type.ownSuffix);
            if (base.endsWith(type.ownSuffix)) names.add(base.substring(0, base.length() - type.ownSuffix.length()));
        }
        return !exclude.match(base) && isIncluded(names, samples(base));
    }

    boolean takesAll() {
        return include.isEmpty() && exclude.isEmpty();
    }

    private boolean isIncluded(Iterable<String> names, Iterable<String> samples) {
        return include.isEmpty() || matches(include, names, samples);
    }

    /** A sample's name has to be written out: half a histogram is none, so a star in place of names may not cut one. */
    private static boolean matches(Globs globs, Iterable<String> names, Iterable<String> samples) {
        for (String name : names) {
            if (globs.match(name)) return true;
        }
        for (String sample : samples) {
            if (globs.name(sample)) return true;
        }
        return false;
    }

    /** As the page calls it with its type, without that, and as it is pushed, which is without the unit or as it was declared. */
    private static Set<String> names(Family family) {
        MetricMetadata metadata = family.snapshot.getMetadata();
        Set<String> names = new LinkedHashSet<>();
        names.add(family.base + family.type.ownSuffix);
        names.add(family.base);
        String unit = metadata.hasUnit() ? "_" + metadata.getUnit() : "";
        if (family.base.endsWith(unit)) names.add(family.base.substring(0, family.base.length() - unit.length()));
        names.add(PrometheusNaming.prometheusName(metadata.getOriginalName()));
        return names;
    }

    private static List<String> samples(String base) {
        List<String> samples = new ArrayList<>();
        for (FamilyType type : FamilyType.values()) {
            for (String suffix : type.suffixes) samples.add(base + suffix);
        }
        return samples;
    }

    /** It says what is missing, and so is only left out by who names it. */
    private static boolean isOwn(Family family) {
        return family.base.startsWith("hookgauge_") || family.base.equals("target");
    }

    private static List<String> ofOwn(List<String> globs) {
        List<String> ofOwn = new ArrayList<>();
        for (String glob : globs) {
            if (glob.startsWith("hookgauge") || glob.startsWith("target")) ofOwn.add(glob);
        }
        return ofOwn;
    }

    void say(String name) {
        String base = PrometheusNaming.prometheusName(name);
        synchronized (said) {
            if (said.size() >= MAX_SAID || !said.add(base)) return;
        }
        log.debug(base + " is left out: so hookgauge.metrics.prometheus.include or .exclude wants it");
    }
}
