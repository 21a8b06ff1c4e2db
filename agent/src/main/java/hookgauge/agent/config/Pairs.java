package hookgauge.agent.config;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code name=value,name2=value2} with percent-encoded values; entries that are none are left out and said. */
final class Pairs {
    private final String[] names;
    private final String[] values;
    private final boolean[] wrong;

    private Pairs(String text) {
        String[] entries = Words.separatedByCommas(text);
        names = new String[entries.length];
        values = new String[entries.length];
        wrong = new boolean[entries.length];
        for (int i = 0; i < entries.length; i++) {
            int equals = entries[i].indexOf('=');
            // a comma at the end is no mistake
            wrong[i] = equals <= 0 && !entries[i].isEmpty();
            if (equals <= 0) continue;
            names[i] = entries[i].substring(0, equals).trim();
            values[i] = decoded(entries[i].substring(equals + 1).trim());
        }
    }

    /** The names and values that may stand in an HTTP request. */
    static Map<String, String> headers(Setting setting, Findings findings) {
        Pairs pairs = new Pairs(setting == null ? "" : setting.value);
        for (int i = 0; i < pairs.names.length; i++) {
            String name = pairs.names[i];
            if (name != null) pairs.wrong[i] = !isToken(name) || !isHeaderValue(pairs.values[i]);
        }
        return pairs.valuesByName(setting, findings);
    }

    static Map<String, String> attributes(Setting setting, Findings findings) {
        return new Pairs(setting == null ? "" : setting.value).valuesByName(setting, findings);
    }

    /** Percent-encoding alone: a plus stays one, for tokens in Base64 have it. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) return text;
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            out[length++] = low < 0 ? in[i] : (byte) (high << 4 | low);
            if (low >= 0) i += 2;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private Map<String, String> valuesByName(Setting setting, Findings findings) {
        Map<String, String> valuesByName = new LinkedHashMap<>();
        StringBuilder wrongEntries = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            if (wrong[i])
                wrongEntries.append(wrongEntries.length() == 0 ? "" : ", ").append(i + 1);
            else if (names[i] != null) valuesByName.put(names[i], values[i]);
        }
        if (wrongEntries.length() > 0) {
            String entries = wrongEntries.indexOf(",") < 0 ? "entry " : "entries ";
            findings.problem(setting.unquoted() + " are not name=value pairs; ignoring " + entries + wrongEntries);
        }
        return valuesByName;
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) return false;
        }
        return !name.isEmpty();
    }

    private static boolean isHeaderValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < ' ' || c > '~')) return false;
        }
        return true;
    }
}
