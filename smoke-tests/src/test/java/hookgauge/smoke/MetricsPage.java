package hookgauge.smoke;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One scraped page in the text format, read strictly. */
final class MetricsPage {
    /** One line with a value. */
    record Sample(String name, Map<String, String> labels, double value) {
        boolean has(String... pairs) {
            for (int i = 0; i < pairs.length; i += 2) {
                if (!pairs[i + 1].equals(labels.get(pairs[i]))) return false;
            }
            return true;
        }
    }

    private final String text;
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, String> types = new LinkedHashMap<>();

    MetricsPage(String text) {
        this.text = text;
        for (String line : text.split("\n")) {
            if (line.startsWith("# TYPE ")) readType(line.substring(7).split(" "));
            else if (!line.isEmpty() && !line.startsWith("#")) samples.add(new LineReader(line).sample());
        }
    }

    private void readType(String[] words) {
        if (types.put(words[0], words[1]) != null) throw new AssertionError("two TYPE lines for " + words[0]);
    }

    String text() {
        return text;
    }

    List<Sample> samples() {
        return samples;
    }

    List<Sample> samples(String name, String... labels) {
        return samples.stream()
                .filter(s -> s.name.equals(name) && s.has(labels))
                .toList();
    }

    /** By family name the word behind {@code # TYPE}. */
    Map<String, String> types() {
        return types;
    }

    boolean contains(String name, String... labels) {
        return !samples(name, labels).isEmpty();
    }

    /** The value of the one series with these labels, whatever others it has. */
    double value(String name, String... labels) {
        List<Sample> found = samples(name, labels);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " series of " + name + List.of(labels) + " in\n" + text);
        }
        return found.get(0).value;
    }

    double sum(String name, String... labels) {
        return samples(name, labels).stream().mapToDouble(Sample::value).sum();
    }

    /** Counted exchanges by {@code method status route}; a label that is absent reads {@code -}. */
    Map<String, Long> requests() {
        Map<String, Long> counts = new TreeMap<>();
        for (Sample sample : samples("http_server_request_duration_seconds_count")) {
            String key = String.join(
                    " ",
                    sample.labels.getOrDefault("http_request_method", "-"),
                    sample.labels.getOrDefault("http_response_status_code", "-"),
                    sample.labels.getOrDefault("http_route", "-"));
            counts.merge(key, (long) sample.value, Long::sum);
        }
        return counts;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Reads {@code name{label="value",...} value}. */
    private static final class LineReader {
        private final String line;
        private int at;

        LineReader(String line) {
            this.line = line;
        }

        Sample sample() {
            String name = until("{ ");
            Map<String, String> labels = new TreeMap<>();
            if (line.charAt(at) == '{') {
                at++;
                while (line.charAt(at) != '}') readLabel(labels);
                at++;
            }
            if (line.charAt(at) != ' ') throw new AssertionError("no space before the value in " + line);
            String value = line.substring(at + 1).split(" ")[0];
            return new Sample(name, labels, number(value));
        }

        private void readLabel(Map<String, String> labels) {
            String label = until("=");
            at += 2;
            StringBuilder value = new StringBuilder();
            for (; line.charAt(at) != '"'; at++) {
                char c = line.charAt(at);
                if (c == '\\') c = unescaped(line.charAt(++at));
                value.append(c);
            }
            at++;
            if (line.charAt(at) == ',') at++;
            if (labels.put(label, value.toString()) != null) throw new AssertionError("label twice in " + line);
        }

        private static char unescaped(char c) {
            return c == 'n' ? '\n' : c;
        }

        private String until(String ends) {
            int start = at;
            while (ends.indexOf(line.charAt(at)) < 0) at++;
            return line.substring(start, at);
        }

        private static double number(String value) {
            return switch (value) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(value);
            };
        }
    }
}
