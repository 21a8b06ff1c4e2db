package hookgauge.agent.config;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code name=value,name2=value2} with percent-encoded values; entries that are none are left out and said. */
final class Pairs {
    private final Map<String, String> valuesByName = new LinkedHashMap<>();
    private final StringBuilder wrong = new StringBuilder();
    private int wrongCount;

    private Pairs() {}

    /** Names and values that may stand in an HTTP request. */
    static Map<String, String> headers(Setting setting, Findings findings) {
        return new Pairs().read(setting, findings, true);
    }

    static Map<String, String> attributes(Setting setting, Findings findings) {
        return new Pairs().read(setting, findings, false);
    }

    private Map<String, String> read(Setting setting, Findings findings, boolean headers) {
        if (setting == null) return Collections.emptyMap();
        String text = setting.value;
        int entry = 0;
        int end;
        for (int at = 0; at <= text.length(); at = end + 1) {
            end = text.indexOf(',', at);
            if (end < 0) end = text.length();
            String pair = text.substring(at, end).trim();
            entry++;
            if (!pair.isEmpty() && !take(pair, headers))
                wrong.append(wrongCount++ == 0 ? "" : ", ").append(entry);
        }
        if (wrongCount > 0) {
            findings.problem(setting.unquoted() + " are not name=value pairs; ignoring "
                    + (wrongCount == 1 ? "entry " : "entries ") + wrong);
        }
        return valuesByName;
    }

    private boolean take(String pair, boolean header) {
        int equals = pair.indexOf('=');
        if (equals <= 0) return false;
        String name = pair.substring(0, equals).trim();
        String value = decoded(pair.substring(equals + 1).trim());
        if (name.isEmpty() || header && !(isToken(name) && isHeaderValue(value))) return false;
        valuesByName.put(name, value);
        return true;
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

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) return false;
        }
        return true;
    }

    private static boolean isHeaderValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < ' ' || c > '~')) return false;
        }
        return true;
    }
}
