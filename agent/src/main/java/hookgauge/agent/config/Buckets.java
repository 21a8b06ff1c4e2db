package hookgauge.agent.config;

import java.util.Arrays;

/** Reads the bucket bounds of request durations. */
final class Buckets {
    private static final int MOST = 64;
    private static final double LIKELY_MILLISECONDS = 50;
    static final double[] STANDARD = {0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10};

    private final Sources sources;
    private final Settings settings;
    private final Findings findings;

    Buckets(Sources sources, Settings settings, Findings findings) {
        this.sources = sources;
        this.settings = settings;
        this.findings = findings;
    }

    /** What is written, or {@code otherwise}, which a sentence calls by its name. */
    double[] read(Option option, double[] otherwise, String nameOfOtherwise) {
        Setting setting = sources.find(option);
        if (setting == null) return otherwise;
        double[] written = parse(setting.value);
        if (written == null) {
            findings.problem(setting.quoted() + " are not " + option.expectation + "; using " + nameOfOtherwise);
            return otherwise;
        }
        double[] rising = rising(written);
        if (!Arrays.equals(written, rising)) {
            findings.notice(setting.name + " were sorted and doubles removed: " + text(rising));
        } else if (rising[0] >= LIKELY_MILLISECONDS) {
            findings.notice(setting.name + " begin at " + text(rising[0]) + " s: are these milliseconds?");
        }
        return settings.use(option, setting, rising);
    }

    /** Null if it is not a list of 1 to 64 finite numbers above 0. */
    static double[] rising(String text) {
        double[] written = parse(text);
        return written == null ? null : rising(written);
    }

    static String text(double[] bounds) {
        StringBuilder out = new StringBuilder();
        for (double bound : bounds) out.append(out.length() == 0 ? "" : ",").append(text(bound));
        return out.toString();
    }

    private static String text(double number) {
        String text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Null if it is not a list of 1 to 64 finite numbers above 0, with commas or spaces between. */
    private static double[] parse(String text) {
        double[] bounds = new double[MOST];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !isSeparator(text.charAt(end))) end++;
            if (end > at) {
                double bound = number(text.substring(at, end));
                if (count == MOST || !(bound > 0) || Double.isInfinite(bound)) return null;
                bounds[count++] = bound;
            }
            at = end + 1;
        }
        return count == 0 ? null : Arrays.copyOf(bounds, count);
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ' ' || c == '\t';
    }

    /** NaN if it is none, or one that only Java writes so. */
    private static double number(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.eE+-".indexOf(text.charAt(i)) < 0) return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double[] rising(double[] bounds) {
        double[] sorted = bounds.clone();
        Arrays.sort(sorted);
        int count = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] > sorted[count - 1]) sorted[count++] = sorted[i];
        }
        return Arrays.copyOf(sorted, count);
    }
}
