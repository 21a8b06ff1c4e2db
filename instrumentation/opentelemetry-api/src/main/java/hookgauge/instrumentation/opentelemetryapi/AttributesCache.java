package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.common.Attributes;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The agent's object for an app's attributes; making it anew for each measurement would cost ten times the measurement. */
final class AttributesCache {
    private static final int LIMIT = 4096;

    final Object none;
    private final AgentMeters agent;
    private final Set<?> kept;
    private final ConcurrentHashMap<Attributes, Object> known = new ConcurrentHashMap<>();

    AttributesCache(AgentMeters agent) {
        this(agent, null);
    }

    private AttributesCache(AgentMeters agent, Set<?> kept) {
        this.agent = agent;
        this.kept = kept;
        this.none = agent.attributes(new Object[0]);
    }

    /** For an instrument of which the app wants these keys alone. */
    AttributesCache keeping(Collection<?> keys) {
        return new AttributesCache(agent, new HashSet<>(keys));
    }

    Object of(Attributes attributes) {
        if (attributes == null) return none;
        Object converted = known.get(attributes);
        return converted == null ? convert(attributes) : converted;
    }

    private Object convert(Attributes attributes) {
        Object[] entries = new Object[attributes.size() * 3];
        int[] next = {0};
        attributes.forEach((key, value) -> {
            if (kept != null && !kept.contains(key)) return;
            entries[next[0]++] = key.getKey();
            entries[next[0]++] = key.getType().name();
            entries[next[0]++] = value;
        });
        Object converted = agent.attributes(Arrays.copyOf(entries, next[0]));
        if (known.size() < LIMIT) known.put(attributes, converted);
        return converted;
    }
}
