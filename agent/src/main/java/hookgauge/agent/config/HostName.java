package hookgauge.agent.config;

/** Knows what looks like a host, without asking the name service. */
final class HostName {
    private HostName() {}

    /** A name, an IPv4 address or an IPv6 address in brackets. */
    static boolean isHostInUrl(String host) {
        if (!host.startsWith("[")) return isNameOrIpv4(host);
        return host.endsWith("]") && isIpv6(host.substring(1, host.length() - 1));
    }

    /** The same, and an IPv6 address without brackets. */
    static boolean isHost(String host) {
        return isHostInUrl(host) || isIpv6(host);
    }

    static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isNameOrIpv4(String host) {
        boolean onlyDigitsAndDots = true;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean digitOrDot = c >= '0' && c <= '9' || c == '.';
            onlyDigitsAndDots &= digitOrDot;
            if (!digitOrDot && !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_')) return false;
        }
        if (host.isEmpty() || host.length() > 253 || host.startsWith(".") || host.startsWith("-")) return false;
        return onlyDigitsAndDots ? isIpv4(host) : host.indexOf("..") < 0;
    }

    private static boolean isIpv4(String host) {
        int begin = 0;
        for (int part = 0; part < 4; part++) {
            int end = part == 3 ? host.length() : host.indexOf('.', begin);
            if (end < 0) return false;
            int number = Digits.parse(host.substring(begin, end), 255);
            if (number < 0 || number > 255) return false;
            begin = end + 1;
        }
        return true;
    }

    /** Groups of up to four hexadecimal digits; eight of them, or fewer around one double colon. */
    private static boolean isIpv6(String host) {
        int groups = 0;
        boolean gap = host.contains("::");
        if (gap && host.indexOf("::") != host.lastIndexOf("::")) return false;
        int begin = 0;
        while (begin <= host.length()) {
            int end = host.indexOf(':', begin);
            if (end < 0) end = host.length();
            if (!isGroup(host, begin, end)) return false;
            if (end > begin) groups++;
            else if (!gap) return false;
            begin = end + 1;
        }
        boolean loneColonAtAnEnd =
                host.startsWith(":") && !host.startsWith("::") || host.endsWith(":") && !host.endsWith("::");
        return !loneColonAtAnEnd && (gap ? groups < 8 : groups == 8);
    }

    private static boolean isGroup(String host, int begin, int end) {
        if (end - begin > 4) return false;
        for (int i = begin; i < end; i++) {
            if (Character.digit(host.charAt(i), 16) < 0 || host.charAt(i) > 'f') return false;
        }
        return true;
    }
}
