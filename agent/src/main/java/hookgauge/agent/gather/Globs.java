package hookgauge.agent.gather;

import hookgauge.agent.config.Glob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Globs of metric names in which a dot and an underscore are the same, as they are on the page. */
final class Globs {
    private final Set<String> names = new HashSet<>();
    private final List<String> patterns = new ArrayList<>();

    Globs(List<String> globs) {
        for (String glob : globs) {
            String onPage = onPage(glob);
            if (onPage.indexOf('*') < 0 && onPage.indexOf('?') < 0) names.add(onPage);
            else patterns.add(onPage);
        }
    }

    boolean isEmpty() {
        return names.isEmpty() && patterns.isEmpty();
    }

    /** Whether it is one of the names that are written out. */
    boolean name(String nameOnPage) {
        return names.contains(nameOnPage);
    }

    boolean match(String nameOnPage) {
        if (names.contains(nameOnPage)) return true;
        for (String pattern : patterns) {
            if (Glob.matches(pattern, nameOnPage)) return true;
        }
        return false;
    }

    /** Every character that no name on the page can have is an underscore there. */
    private static String onPage(String glob) {
        StringBuilder onPage = new StringBuilder(glob.length());
        for (int i = 0; i < glob.length(); i += Character.charCount(glob.codePointAt(i))) {
            char c = glob.charAt(i);
            boolean isLetterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            onPage.append(isLetterOrDigit || c == ':' || c == '*' || c == '?' ? c : '_');
        }
        return onPage.toString();
    }
}
