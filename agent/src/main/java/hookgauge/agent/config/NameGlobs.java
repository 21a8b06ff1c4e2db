package hookgauge.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a list of globs of metric names, with commas or spaces between. */
final class NameGlobs {
    private NameGlobs() {}

    /** Those of the entries that can match a name. */
    static List<String> read(Option option, Sources sources, Settings settings, Findings findings) {
        Setting setting = sources.find(option);
        if (setting == null) return Collections.emptyList();
        List<String> globs = new ArrayList<>();
        StringBuilder wrong = new StringBuilder();
        int count = 0;
        for (String entry : Words.separatedByCommas(spacesAsCommas(setting.value))) {
            if (entry.isEmpty()) continue;
            count++;
            if (isGlob(entry)) globs.add(entry);
            else wrong.append(wrong.length() == 0 ? "" : ", ").append(count);
        }
        String are = setting.quoted() + " are not " + option.expectation;
        if (count == 0) findings.problem(are + "; using " + option.defaultText);
        String entries = wrong.indexOf(",") < 0 ? "entry " : "entries ";
        if (wrong.length() > 0) findings.problem(are + "; ignoring " + entries + wrong);
        return globs.isEmpty() ? globs : settings.use(option, setting, Collections.unmodifiableList(globs));
    }

    private static String spacesAsCommas(String text) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            if (Character.isWhitespace(out[i])) out[i] = ',';
        }
        return new String(out);
    }

    /** Neither a selector nor a regular expression, whose dot before the star would stand for a dot or an underscore. */
    private static boolean isGlob(String entry) {
        for (int i = 0; i < entry.length(); i++) {
            char c = entry.charAt(i);
            boolean isAscii = c < 128;
            boolean isLetterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (isAscii && !isLetterOrDigit && "_.:-/*?".indexOf(c) < 0) return false;
        }
        return !entry.contains("_.") && !entry.contains("..") && !entry.startsWith(".*");
    }
}
