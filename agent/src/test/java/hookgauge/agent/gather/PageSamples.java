package hookgauge.agent.gather;

import java.util.Map;
import java.util.TreeMap;

/** The samples and types of a page in text, so that two writers' pages can be compared. */
final class PageSamples {
    private PageSamples() {}

    /** The value of each series, without the agent's own of itself. */
    static Map<String, Double> values(String page) {
        Map<String, Double> values = new TreeMap<>();
        for (String line : page.split("\n")) {
            if (line.startsWith("#") || isOwn(line)) continue;
            int space = line.lastIndexOf(' ');
            values.put(withoutLastComma(line.substring(0, space)), value(line.substring(space + 1)));
        }
        return values;
    }

    static Map<String, String> types(String page) {
        Map<String, String> types = new TreeMap<>();
        for (String line : page.split("\n")) {
            String[] words = line.split(" ");
            if (line.startsWith("# TYPE ") && !isOwn(words[2])) types.put(words[2], words[3]);
        }
        return types;
    }

    private static boolean isOwn(String line) {
        return line.startsWith("hookgauge_") || line.startsWith("target_info");
    }

    private static String withoutLastComma(String series) {
        return series.replace(",}", "}");
    }

    private static double value(String text) {
        switch (text) {
            case "+Inf":
                return Double.POSITIVE_INFINITY;
            case "-Inf":
                return Double.NEGATIVE_INFINITY;
            default:
                return Double.parseDouble(text);
        }
    }
}
