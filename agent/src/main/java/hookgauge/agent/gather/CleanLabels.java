package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.LinkedHashMap;
import java.util.Map;

/** Labels as every reader takes them: names of letters, digits and underscores on the page, each once. */
final class CleanLabels {
    private CleanLabels() {}

    static boolean areNamesClean(Labels labels) {
        for (int i = 0; i < labels.size(); i++) {
            String onPage = labels.getPrometheusName(i);
            if (onPage.startsWith("__") || onPage.indexOf(':') >= 0) return false;
        }
        return true;
    }

    static boolean areValuesClean(Labels labels) {
        return areValuesClean(labels, null);
    }

    /** @param like labels of the same names that are clean, with which these share most values; or null */
    static boolean areValuesClean(Labels labels, Labels like) {
        for (int i = 0; i < labels.size(); i++) {
            String value = labels.getValue(i);
            boolean isShared = like != null && like.getValue(i) == value;
            if (!isShared && !CleanText.isClean(value)) return false;
        }
        return true;
    }

    /** The labels as they are if they can be built so, else cleaned. */
    static Labels orClean(String[] namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = namesAndValues[i];
            if (name == null || name.indexOf(':') >= 0) return of(namesAndValues);
        }
        try {
            return Labels.of(namesAndValues);
        } catch (IllegalArgumentException e) {
            // a name that is not allowed, or two that are one on the page
            return of(namesAndValues);
        }
    }

    static Labels of(Labels labels) {
        String[] namesAndValues = new String[2 * labels.size()];
        for (int i = 0; i < labels.size(); i++) {
            namesAndValues[2 * i] = labels.getName(i);
            namesAndValues[2 * i + 1] = labels.getValue(i);
        }
        return of(namesAndValues);
    }

    /** Values of names that are one name on the page are joined: {@code a;b}. */
    static Labels of(String[] namesAndValues) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            String name = name(namesAndValues[i]);
            String onPage = PrometheusNaming.prometheusName(name);
            String value = namesAndValues[i + 1] == null ? "" : namesAndValues[i + 1];
            names.putIfAbsent(onPage, name);
            values.merge(onPage, value, (a, b) -> a + ';' + b);
        }
        String[] cleanNames = names.values().toArray(new String[0]);
        String[] cleanValues = values.values().toArray(new String[0]);
        for (int i = 0; i < cleanValues.length; i++) cleanValues[i] = CleanText.clean(cleanValues[i]);
        return Labels.of(cleanNames, cleanValues);
    }

    /** The name itself where the page can show it, with its dots; else the name that the page shows. */
    static String name(String name) {
        if (name == null || name.isEmpty()) return "_";
        String onPage = PrometheusNaming.prometheusName(CleanText.clean(name)).replace(':', '_');
        if (onPage.startsWith("__")) return withOneUnderscore(onPage);
        return PrometheusNaming.isValidLabelName(name) && name.indexOf(':') < 0 ? name : onPage;
    }

    private static String withOneUnderscore(String name) {
        int from = 0;
        while (name.startsWith("__", from)) from++;
        return name.substring(from);
    }
}
