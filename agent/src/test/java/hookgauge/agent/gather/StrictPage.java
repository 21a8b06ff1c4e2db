package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page in OpenMetrics's text as strictly as any receiver, and fails at the first line that one would refuse. */
final class StrictPage {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (NaN|[+-]Inf|-?[0-9][0-9.]*(?:E-?[0-9]+)?)", Pattern.DOTALL);
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");
    private static final Map<String, List<String>> SUFFIXES = Map.of(
            "counter", List.of("_total"),
            "gauge", List.of(""),
            "unknown", List.of(""),
            "stateset", List.of(""),
            "info", List.of("_info"),
            "summary", List.of("", "_count", "_sum"),
            "histogram", List.of("_bucket", "_count", "_sum"),
            "gaugehistogram", List.of("_bucket", "_gcount", "_gsum"));

    private final Set<String> takenNames = new HashSet<>();
    private final Set<String> series = new HashSet<>();
    private String family;
    private String type;

    static void check(String page) {
        assertTrue(page.endsWith("# EOF\n"));
        StrictPage strict = new StrictPage();
        for (String line : page.substring(0, page.length() - "# EOF\n".length()).split("\n")) {
            if (line.startsWith("# ")) strict.comment(line);
            else if (!line.isEmpty()) strict.sample(line);
        }
    }

    private void comment(String line) {
        String[] words = line.split(" ", 4);
        if (words[1].equals("TYPE")) begin(words[2], words[3]);
        assertEquals(family, words[2], () -> "out of place: " + line);
    }

    private void begin(String name, String type) {
        family = name;
        this.type = type;
        List<String> names = new ArrayList<>();
        for (String suffix : SUFFIXES.get(type)) names.add(name + suffix);
        if (!names.contains(name)) names.add(name);
        for (String taken : names) assertTrue(takenNames.add(taken), () -> taken + " belongs to two families");
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertTrue(sample.matches(), () -> "not a sample: " + line);
        String suffix = sample.group(1)
                .substring(Math.min(family.length(), sample.group(1).length()));
        assertTrue(
                sample.group(1).startsWith(family) && SUFFIXES.get(type).contains(suffix),
                () -> "not of " + type + ' ' + family + ": " + line);
        assertTrue(series.add(sample.group(1) + labels(sample.group(2), line)), () -> "twice: " + line);
        boolean isCount = type.equals("counter") || suffix.endsWith("_sum") || suffix.endsWith("_gsum");
        if (isCount && !type.equals("unknown")) {
            assertFalse(sample.group(3).startsWith("-") || sample.group(3).equals("NaN"), () -> "no count: " + line);
        }
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        if (text == null) return labels;
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find() && label.start() == end) {
            end = label.end();
            assertFalse(label.group(1).startsWith("__"), () -> "reserved label: " + line);
            assertEquals(null, labels.put(label.group(1), label.group(2)), () -> "label twice: " + line);
            assertTrue(label.group(2).length() <= 1_100, "long value");
        }
        assertEquals(text.length(), end, () -> "not labels: " + line);
        labels.values().removeIf(String::isEmpty);
        return labels;
    }
}
