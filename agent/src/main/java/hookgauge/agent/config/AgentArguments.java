package hookgauge.agent.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Takes apart what stands behind {@code -javaagent:hookgauge.jar=}. */
final class AgentArguments {
    private static final String QUOTES = " (a value with a comma needs '...' around it)";

    private final String text;
    private final Findings findings;
    private final Map<String, String> valuesByKey = new LinkedHashMap<>();
    private int at;
    private int part;
    private boolean loneAllowed = true;
    private boolean headersSeen;

    private AgentArguments(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** Keys with prefix, spelled as written; values without their quotes. */
    static Map<String, String> parse(String text, Findings findings) {
        AgentArguments arguments = new AgentArguments(text == null ? "" : text, findings);
        while (arguments.at < arguments.text.length()) arguments.takePart();
        return arguments.valuesByKey;
    }

    private void takePart() {
        int begin = at;
        int equals = begin;
        while (equals < text.length() && text.charAt(equals) != '=' && !isSeparator(equals)) equals++;
        boolean hasKey = equals < text.length() && text.charAt(equals) == '=';
        String value = takeValue(hasKey ? equals + 1 : begin);
        part++;
        if (hasKey) takePair(text.substring(begin, equals).trim(), value);
        else if (!value.isEmpty()) takeLone(value);
    }

    private void takePair(String key, String value) {
        loneAllowed = false;
        String full = key.regionMatches(true, 0, Option.PREFIX, 0, Option.PREFIX.length()) ? key : Option.PREFIX + key;
        Option option = isKey(key) ? Option.of(full) : null;
        // after headers it is more likely the rest of them, which may be a secret
        if (!isKey(key) || headersSeen && option == null) {
            findings.problem("agent argument " + part + " is not a known key; ignored" + QUOTES);
            return;
        }
        headersSeen |= option == Option.PUSH_HEADERS;
        valuesByKey.put(full, value);
    }

    private void takeLone(String value) {
        // a later one is more likely the rest of a value that has a comma, which may be a secret
        if (!loneAllowed) {
            findings.problem("agent argument " + part + " is not key=value; ignored" + QUOTES);
        } else if (isPort(value, 0)) {
            valuesByKey.put(Option.PULL_PORT.key, value);
        } else if (isPort(value, value.lastIndexOf(':') + 1)) {
            valuesByKey.put(Option.PULL_SERVER_ID.key, value);
        } else {
            valuesByKey.put(Option.CONFIG_FILE.key, value);
        }
    }

    private String takeValue(int begin) {
        if (begin < text.length() && text.charAt(begin) == '\'') {
            for (int i = begin + 1; i < text.length(); i++) {
                boolean closes = text.charAt(i) == '\'' && (i + 1 == text.length() || isSeparator(i + 1));
                if (!closes) continue;
                at = i + 2;
                return text.substring(begin + 1, i);
            }
        }
        int end = begin;
        while (end < text.length() && !isSeparator(end)) end++;
        at = end + 1;
        return text.substring(begin, end).trim();
    }

    private boolean isSeparator(int i) {
        return text.charAt(i) == ',' || text.charAt(i) == ';';
    }

    private static boolean isKey(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && c != '.' && c != '_' && c != '-') return false;
        }
        return !key.isEmpty();
    }

    /** A number or two with a dash between. */
    private static boolean isPort(String value, int begin) {
        for (int i = begin; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && (c != '-' || i == begin)) return false;
        }
        return begin < value.length();
    }
}
