package hookgauge.instrumentation.dropwizard;

import java.util.Map;

/** The name of one metric, as the page has it. */
final class Point {
    private static final String SECONDS = "_seconds";

    final String original;
    final String name;
    final String[] labels;

    Point(String original, Map<String, String> tags) {
        this.original = original;
        this.name = clean(original);
        this.labels = new String[2 * tags.size()];
        int to = 0;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            labels[to++] = clean(tag.getKey());
            labels[to++] = tag.getValue();
        }
    }

    String inSeconds() {
        return name.endsWith(SECONDS) ? name : name + SECONDS;
    }

    private static String clean(String name) {
        char[] clean = name.toCharArray();
        for (int i = 0; i < clean.length; i++) {
            char c = clean[i];
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            if (!isLetter && !(i > 0 && c >= '0' && c <= '9')) clean[i] = '_';
        }
        return new String(clean);
    }
}
