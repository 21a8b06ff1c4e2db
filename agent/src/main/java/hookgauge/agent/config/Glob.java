package hookgauge.agent.config;

/** Patterns in which a star stands for any characters and a question mark for one. */
public final class Glob {
    private Glob() {}

    /** Whether all of {@code name} is of the pattern. */
    public static boolean matches(String pattern, String name) {
        // goes back to the last star where what follows it does not fit: so it takes no more than pattern times name
        int p = 0;
        int star = -1;
        int afterStar = 0;
        for (int n = 0; n < name.length(); ) {
            char c = p < pattern.length() ? pattern.charAt(p) : 0;
            if (c == '*') {
                star = p++;
                afterStar = n;
            } else if (c == '?' || c == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++afterStar;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }
}
