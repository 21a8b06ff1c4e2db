package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The labels that a registry's points had when it was read last: building them anew, checked and sorted, would be half of
 * the garbage of a gather.
 */
final class KnownLabels {
    private final Map<String, List<Labels>> before;
    private final Map<String, List<Labels>> now = new HashMap<>();
    private List<Labels> familyBefore = Collections.emptyList();
    private List<Labels> family = new ArrayList<>();
    private String[] last;
    private boolean haveSameNames = true;
    private long cleaned;

    /** @param last of the read before, or null */
    KnownLabels(KnownLabels last) {
        before = last == null ? Collections.emptyMap() : last.now;
    }

    /** The next points are of this family. */
    void begin(String familyName) {
        familyBefore = before.getOrDefault(familyName, Collections.emptyList());
        family = new ArrayList<>(familyBefore.size());
        now.put(familyName, family);
        last = null;
        haveSameNames = true;
    }

    /** Whether all points of the family so far have the same names of labels: then no empty one can be an absent one. */
    boolean haveSameNames() {
        return haveSameNames;
    }

    /** How many label sets no page could show as they were. */
    long cleaned() {
        return cleaned;
    }

    /** The labels of the next point, which is mostly the one that was at its place before. */
    Labels of(String[] namesAndValues) {
        int place = family.size();
        Labels known = place < familyBefore.size() ? familyBefore.get(place) : null;
        Labels labels = known != null && isSame(known, namesAndValues) ? known : clean(namesAndValues);
        family.add(labels);
        haveSameNames = haveSameNames && (last == null || areNamesSame(last, namesAndValues));
        last = namesAndValues;
        return labels;
    }

    private Labels clean(String[] namesAndValues) {
        Labels labels = CleanLabels.orClean(namesAndValues);
        if (CleanLabels.areNamesClean(labels) && CleanLabels.areValuesClean(labels)) return labels;
        cleaned++;
        return CleanLabels.of(labels);
    }

    private static boolean areNamesSame(String[] one, String[] other) {
        if (one.length != other.length) return false;
        for (int i = 0; i < one.length; i += 2) {
            if (!Objects.equals(one[i], other[i])) return false;
        }
        return true;
    }

    private static boolean isSame(Labels known, String[] namesAndValues) {
        if (2 * known.size() != namesAndValues.length) return false;
        for (int i = 0; i < known.size(); i++) {
            if (!known.getName(i).equals(namesAndValues[2 * i])) return false;
            if (!known.getValue(i).equals(namesAndValues[2 * i + 1])) return false;
        }
        return true;
    }
}
