package hookgauge.agent.http;

import java.util.HashMap;
import java.util.Map;

/** The versions of HTTP as the label {@code network.protocol.version} has them. */
final class ProtocolVersion {
    private static final Map<String, String> BY_NAME = byName();

    private ProtocolVersion() {}

    /** {@code 1.0}, {@code 1.1}, {@code 2} or {@code 3} for any usual way to write it, null for others. */
    static String of(String name) {
        return BY_NAME.get(name);
    }

    private static Map<String, String> byName() {
        Map<String, String> versions = new HashMap<>();
        for (String version : new String[] {"1.0", "1.1", "2", "3"}) {
            versions.put(version, version);
            versions.put("HTTP/" + version, version);
            versions.put("h" + version, version);
        }
        versions.put("HTTP/2.0", "2");
        versions.put("HTTP/3.0", "3");
        versions.put("2.0", "2");
        versions.put("3.0", "3");
        return versions;
    }
}
