package hookgauge.agent.config;

import java.util.Locale;

/** An endpoint as it was written, taken apart; nothing is resolved. */
final class Address {
    /** Lower case, empty where none was written. */
    final String scheme;

    /** User name and password as written, or null. */
    final String userInfo;

    /** With brackets if it is an IPv6 address. */
    final String host;

    /** Empty where none was written. */
    final String port;

    final String path;

    /** Query and fragment with their first character. */
    final String tail;

    private Address(String scheme, String userInfo, String host, String port, String path, String tail) {
        this.scheme = scheme;
        this.userInfo = userInfo;
        this.host = host;
        this.port = port;
        this.path = path;
        this.tail = tail;
    }

    /** Null if it is no address. */
    static Address parse(String text) {
        int schemeEnd = text.indexOf("://");
        String scheme = schemeEnd < 0 ? "" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        int begin = schemeEnd < 0 ? 0 : schemeEnd + 3;
        // dns:///host:port, where a name server could stand between the slashes
        if (scheme.equals("dns") && text.startsWith("/", begin)) begin++;
        int end = firstOf("/?#", text, begin);
        int pathEnd = firstOf("?#", text, end);
        String authority = text.substring(begin, end);
        int at = authority.lastIndexOf('@');
        String hostAndPort = authority.substring(at + 1);
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < hostAndPort.lastIndexOf(']')) colon = -1;
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        if (colon >= 0 && !isPort(port) || !HostName.isHostInUrl(host) || !isClean(text, end)) return null;
        String userInfo = at < 0 ? null : authority.substring(0, at);
        return new Address(scheme, userInfo, host, port, text.substring(end, pathEnd), text.substring(pathEnd));
    }

    boolean isLoopback() {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    String hostAndPort() {
        return port.isEmpty() ? host : host + ':' + port;
    }

    private static int firstOf(String characters, String text, int begin) {
        int i = begin;
        while (i < text.length() && characters.indexOf(text.charAt(i)) < 0) i++;
        return i;
    }

    private static boolean isPort(String port) {
        return Digits.parse(port, 65535) >= 1 && Digits.parse(port, 65535) <= 65535;
    }

    /** Only what a URL may hold, so that no later parser trips over it. */
    private static boolean isClean(String text, int begin) {
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || "\"<>\\^`{|}[]".indexOf(c) >= 0) return false;
            if (c == '#' && text.indexOf('#', i + 1) > 0) return false;
            if (c == '%' && !(isHex(text, i + 1) && isHex(text, i + 2))) return false;
        }
        return true;
    }

    private static boolean isHex(String text, int i) {
        return i < text.length() && Character.digit(text.charAt(i), 16) >= 0;
    }
}
