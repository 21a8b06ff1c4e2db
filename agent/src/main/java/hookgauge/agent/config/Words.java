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
        return separatedBy(',', text);
    }

    /** Likewise. */
    static String[] separatedBy(char separator, String text) {
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == separator) count++;
        }
        String[] words = new String[count];
        int begin = 0;
        for (int i = 0; i < count; i++) {
            int end = text.indexOf(separator, begin);
            words[i] = text.substring(begin, end < 0 ? text.length() : end).trim();
            begin = end + 1;
        }
        return words;
    }
}
