package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What all meters of one app share: the agent, the attributes that it knows, and the callbacks that it asks. */
final class Border {
    private static final String INCUBATOR = "io.opentelemetry.api.incubator.";

    final AgentMeters agent;
    final AttributesCache attributes;
    // what the app gets without an SDK; if that is the incubator's, the app may cast to its types
    final boolean isExtended = MeterProvider.noop().getClass().getName().startsWith(INCUBATOR);
    // the agent holds callbacks weakly, so that they go with the app
    private final Set<Object> callbacks = ConcurrentHashMap.newKeySet();

    Border(AgentMeters agent) {
        this.agent = agent;
        this.attributes = new AttributesCache(agent);
    }

    void keep(Object callback) {
        callbacks.add(callback);
    }

    /** Takes a callback back; the second time it does nothing. */
    void close(Object callback, AutoCloseable registration) {
        if (!callbacks.remove(callback)) return;
        try {
            registration.close();
        } catch (Exception e) {
            throw new IllegalStateException("an OpenTelemetry callback cannot be taken back", e);
        }
    }
}
