package hookgauge.agent.push;

import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a push leaves out of what was gathered: counts it for each collection, and says it once for each metric.
 *
 * <p>Used by one collection at a time.
 */
final class LeftOut {
    private static final int MAX_SAID = 1000;

    private final AgentLog log;
    private final Set<String> said = new HashSet<>();
    private Map<String, Long> counting = new TreeMap<>();
    private volatile Map<String, Long> counted = Collections.emptyMap();

    LeftOut(AgentLog log) {
        this.log = log;
    }

    /** Shows what the last collection left out, once there has been such. */
    LeftOut showIn(PrometheusRegistry core) {
        GaugeWithCallback.builder(PrometheusProperties.builder().build())
                .name("hookgauge_push_left_out_series")
                .help("Series that the last push left out, and why.")
                .labelNames("reason")
                .callback(gauge -> counted.forEach((reason, series) -> gauge.call(series, reason)))
                .register(core);
        return this;
    }

    void add(String reason, long series) {
        if (series > 0) counting.merge(reason, series, Long::sum);
    }

    void say(String sentence) {
        if (said.size() < MAX_SAID && said.add(sentence)) log.info(sentence);
    }

    /** The collection is whole. */
    void end() {
        counted = counting;
        counting = new TreeMap<>();
    }
}
