package hookgauge.agent.config;

import java.util.Locale;

/** Guesses which key somebody meant. */
final class UnknownKey {
    private UnknownKey() {}

    static String sentence(String written, String source) {
        String key = written.toLowerCase(Locale.ROOT).replace('-', '_');
        if (Option.of(Option.PREFIX + key) != null) return sentence(written, source, Option.PREFIX + key);
        Option[] options = Option.values();
        String[] known = new String[options.length];
        for (int i = 0; i < known.length; i++) known[i] = options[i].key;
        return sentence(written, source, likeliest(key, known, '.'));
    }

    static String environmentSentence(String written) {
        Option[] options = Option.values();
        String[] known = new String[options.length];
        for (int i = 0; i < known.length; i++) known[i] = options[i].environmentName();
        return sentence(written, "environment", likeliest(written.toUpperCase(Locale.ROOT), known, '_'));
    }

    private static String sentence(String written, String source, String meant) {
        String sentence = Printable.of(written) + " (" + source + ") is not a known key";
        return meant == null ? sentence : sentence + "; did you mean " + meant + '?';
    }

    private static String likeliest(String written, String[] known, char separator) {
        String best = null;
        int bestDistance = 4;
        for (String key : known) {
            int distance = distance(written, key);
            if (distance >= bestDistance) continue;
            best = key;
            bestDistance = distance;
        }
        return best == null ? onlyOneEndingLike(written, known, separator) : best;
    }

    /** {@code hookgauge.port} means {@code hookgauge.metrics.prometheus.port}. */
    private static String onlyOneEndingLike(String written, String[] known, char separator) {
        int last = written.lastIndexOf(separator);
        String found = null;
        for (String key : known) {
            if (last < 0 || !key.endsWith(written.substring(last))) continue;
            if (found != null) return null;
            found = key;
        }
        return found;
    }

    /** How many letters must be put in, left out or replaced to make one word of the other. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 4) return 5;
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
