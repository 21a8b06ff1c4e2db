package hookgauge.instrumentation.testing;

/** The versions of HTTP, as the agent tells them. */
final class Versions {
    private Versions() {}

    /** {@code 1.1} for {@code HTTP/1.1}, {@code 2} for {@code 2.0}. */
    static String plain(String version) {
        if (version == null) return null;
        String number = version.startsWith("HTTP/") ? version.substring("HTTP/".length()) : version;
        return number.equals("2.0") ? "2" : number;
    }
}
