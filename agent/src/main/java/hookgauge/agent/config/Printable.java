package hookgauge.agent.config;

/** Makes what users wrote fit for a line of the log: short, on one line, without secrets. */
final class Printable {
    private static final int LONGEST = 80;
    private static final String HEX = "0123456789abcdef";

    private Printable() {}

    /** Escaped and cut. */
    static String of(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (i == LONGEST) return out.append("...").toString();
            escape(text.charAt(i), out);
        }
        return out.toString();
    }

    /** Escaped, however long it is. */
    static String whole(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) escape(text.charAt(i), out);
        return out.toString();
    }

    /** The address without its password, query and fragment, which may hold a token. */
    static String address(String text) {
        return of(withoutSecrets(text));
    }

    static String withoutSecrets(String address) {
        return withoutQuery(withoutPassword(address));
    }

    private static String withoutPassword(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) return text;
        int scheme = text.indexOf("://");
        int begin = scheme >= 0 && scheme < at ? scheme + 3 : 0;
        int colon = text.indexOf(':', begin);
        int shown = colon >= 0 && colon < at ? colon + 1 : begin;
        return text.substring(0, shown) + "***" + text.substring(at);
    }

    private static String withoutQuery(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' || c == '#') return text.substring(0, i + 1) + "***";
        }
        return text;
    }

    private static void escape(char c, StringBuilder out) {
        if (c >= ' ' && c < 127) out.append(c);
        else if (c == '\n') out.append("\\n");
        else if (c == '\r') out.append("\\r");
        else if (c == '\t') out.append("\\t");
        else {
            out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
            out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        }
    }
}
