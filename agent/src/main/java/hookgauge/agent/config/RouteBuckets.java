package hookgauge.agent.config;

import java.util.ArrayList;
import java.util.List;

/** The bucket bounds of each route: those of the first glob that it is of, else the common ones. */
public final class RouteBuckets {
    private final double[] common;
    private final List<String> globs = new ArrayList<>();
    private final List<double[]> bounds = new ArrayList<>();

    private RouteBuckets(double[] common) {
        this.common = common;
    }

    /** Entries that are none are said and left out. */
    static RouteBuckets read(double[] common, Sources sources, Settings settings, Findings findings) {
        RouteBuckets buckets = new RouteBuckets(common);
        Setting setting = sources.find(Option.BUCKETS_BY_ROUTE);
        if (setting == null) return buckets;
        settings.use(Option.BUCKETS_BY_ROUTE, setting, buckets);
        int count = 0;
        for (String entry : Words.separatedBy(';', setting.value)) {
            count++;
            if (entry.isEmpty() || buckets.take(entry)) continue;
            findings.problem(
                    setting.quoted() + " is not " + Option.BUCKETS_BY_ROUTE.expectation + "; ignoring entry " + count);
        }
        return buckets;
    }

    /**
     * Seconds, rising, without infinity; always the same array for the same route.
     *
     * @param route null for a request that has none
     */
    public double[] of(String route) {
        for (int i = 0; route != null && i < globs.size(); i++) {
            if (Glob.matches(globs.get(i), route)) return bounds.get(i);
        }
        return common;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < globs.size(); i++) {
            out.append(i == 0 ? "" : ";").append(globs.get(i)).append(':').append(Buckets.text(bounds.get(i)));
        }
        return out.length() == 0 ? "-" : out.toString();
    }

    /** The last colon is the one: a route may have some, as {@code /items/:id}. */
    private boolean take(String entry) {
        int colon = entry.lastIndexOf(':');
        double[] written = colon <= 0 ? null : Buckets.rising(entry.substring(colon + 1));
        if (written == null) return false;
        globs.add(entry.substring(0, colon).trim());
        bounds.add(written);
        return true;
    }
}
