package hookgauge.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads which requests are recorded and which methods are told by their name. */
final class RequestChoice {
    private static final int MOST_METHODS = 30;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private RequestChoice() {}

    /** Globs; routes have all kinds of characters, so each text is one. */
    static List<String> excludedRoutes(Sources sources, Settings settings, Findings findings) {
        Setting setting = sources.find(Option.EXCLUDED_ROUTES);
        if (setting == null) return Collections.emptyList();
        List<String> globs = words(setting);
        if (globs.isEmpty()) findings.notExpected(setting, Option.EXCLUDED_ROUTES, Option.EXCLUDED_ROUTES.defaultText);
        return globs.isEmpty() ? globs : settings.use(Option.EXCLUDED_ROUTES, setting, globs);
    }

    /** Upper and lower case differ, as in RFC 9110, section 9.1. */
    static List<String> knownMethods(Sources sources, Settings settings, Findings findings) {
        List<String> standard = words(new Setting("", Option.KNOWN_METHODS.defaultText, "", 0));
        Setting setting = sources.find(Option.KNOWN_METHODS);
        if (setting == null) return standard;
        List<String> methods = words(setting);
        boolean areMethods = !methods.isEmpty() && methods.size() <= MOST_METHODS;
        for (String method : methods) areMethods &= isToken(method);
        if (areMethods) return settings.use(Option.KNOWN_METHODS, setting, methods);
        findings.notExpected(setting, Option.KNOWN_METHODS, "the standard 10");
        return standard;
    }

    private static List<String> words(Setting setting) {
        List<String> words = new ArrayList<>();
        for (String word : Words.separatedByCommas(setting.value)) {
            if (!word.isEmpty()) words.add(word);
        }
        return Collections.unmodifiableList(words);
    }

    /** RFC 9110, section 5.6.2. */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isLetterOrDigit && TOKEN_MARKS.indexOf(c) < 0) return false;
        }
        return !text.isEmpty();
    }
}
