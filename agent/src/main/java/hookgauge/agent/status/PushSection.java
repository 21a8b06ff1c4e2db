package hookgauge.agent.status;

import hookgauge.agent.config.AgentConfig;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.function.Supplier;

/** Where the metrics are pushed to, and whether they arrive. */
public final class PushSection implements Section {
    private static final String PUSHES = "hookgauge_push";
    private static final String LAST = "hookgauge_push_last_success_timestamp_seconds";

    private final AgentConfig config;
    private final PrometheusRegistry core;
    private final Supplier<String> problem;

    /** @param problem why pushes do not arrive now, null while they do */
    public PushSection(AgentConfig config, PrometheusRegistry core, Supplier<String> problem) {
        this.config = config;
        this.core = core;
        this.problem = problem;
    }

    @Override
    public void writeTo(Json json) {
        json.object("push").field("on", config.pushEnabled);
        if (config.pushEnabled) {
            json.field("target", config.otlpTarget)
                    .field("protocol", config.otlpProtocol.toString())
                    .field("intervalSeconds", config.otlpIntervalMillis / 1e3)
                    .field("problem", problem.get());
            for (MetricSnapshot family : core.scrape(name -> name.equals(PUSHES) || name.equals(LAST)))
                write(json, family);
        }
        json.endObject();
    }

    private static void write(Json json, MetricSnapshot family) {
        for (DataPointSnapshot point : family.getDataPoints()) {
            if (point instanceof CounterDataPointSnapshot) {
                json.field(point.getLabels().get("result"), ((CounterDataPointSnapshot) point).getValue());
            } else if (point instanceof GaugeDataPointSnapshot) {
                json.field("at", ((GaugeDataPointSnapshot) point).getValue() * 1e3);
            }
        }
    }
}
