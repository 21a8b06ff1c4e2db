package hookgauge.agent.push;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What OpenTelemetry's semantic conventions say about the agent's own metrics and a Prometheus snapshot cannot. */
final class Conventions {
    private static final Set<String> INTEGER_ATTRIBUTES = Collections.unmodifiableSet(
            new HashSet<>(Arrays.asList("http.response.status_code", "server.port", "network.peer.port")));
    private static final Set<String> BOOLEAN_ATTRIBUTES =
            Collections.unmodifiableSet(new HashSet<>(Arrays.asList("jvm.thread.daemon", "otel.metric.overflow")));
    private static final Map<String, String> UNITS = units();

    private Conventions() {}

    /** The dotted names are those of the conventions; the others are the agent's or those of all Prometheus clients. */
    static boolean isConventional(String originalName) {
        return originalName.indexOf('.') >= 0;
    }

    static boolean isInteger(String attribute) {
        return INTEGER_ATTRIBUTES.contains(attribute);
    }

    static boolean isBoolean(String attribute) {
        return BOOLEAN_ATTRIBUTES.contains(attribute);
    }

    /** A gauge of Prometheus whose values add up over its series. */
    static boolean isUpDownCounter(String name) {
        return name.startsWith("jvm.memory.")
                || name.equals("http.server.active_requests")
                || name.equals("http.client.active_requests")
                || name.equals("http.client.open_connections")
                || name.equals("hookgauge.http.server.open_connections")
                || name.startsWith("hookgauge.http.server.threads")
                || name.equals("jvm.thread.count")
                || name.equals("jvm.class.count")
                || name.equals("jvm.cpu.count");
    }

    /** The unit of a metric that Prometheus shows without one, or {@code otherwise}. */
    static String unit(String name, String otherwise) {
        return otherwise.isEmpty() ? UNITS.getOrDefault(name, "") : otherwise;
    }

    private static Map<String, String> units() {
        Map<String, String> units = new HashMap<>();
        units.put("http.server.active_requests", "{request}");
        units.put("http.client.active_requests", "{request}");
        units.put("http.client.open_connections", "{connection}");
        units.put("hookgauge.http.server.open_connections", "{connection}");
        units.put("hookgauge.http.server.threads", "{thread}");
        units.put("hookgauge.http.server.threads.limit", "{thread}");
        units.put("jvm.thread.count", "{thread}");
        units.put("jvm.class.loaded", "{class}");
        units.put("jvm.class.unloaded", "{class}");
        units.put("jvm.class.count", "{class}");
        units.put("jvm.cpu.count", "{cpu}");
        units.put("jvm.cpu.recent_utilization", "1");
        return units;
    }
}
