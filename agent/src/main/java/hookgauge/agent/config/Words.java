package hookgauge.agent.config;

import java.util.Locale;

/** Takes lists apart without a regular expression. */
final class Words {
    private Words() {}

    /** The same in every locale. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Trimmed; empty ones are kept, so that the others can be counted. */
    static String[] separatedByCommas(String text) {
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ',') count++;
        }
        String[] words = new String[count];
        int begin = 0;
        for (int i = 0; i < count; i++) {
            int comma = text.indexOf(',', begin);
            words[i] = text.substring(begin, comma < 0 ? text.length() : comma).trim();
            begin = comma + 1;
        }
        return words;
    }
}
