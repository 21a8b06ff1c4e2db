package hookgauge.agent.http;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Records requests as a companion would have them recorded, for tests of other packages. */
public final class RecordedRequests {
    private final HttpServerRecorder recorder;

    public RecordedRequests(AgentConfig config, AgentLog log, CaughtErrors errors, PrometheusRegistry core) {
        recorder = new HttpServerRecorder(config, log, errors, companion -> "a server");
        recorder.register(core);
    }

    /** One request from its start to its end. */
    public void record(String method, String route, int status) {
        Object exchange = begin(method);
        recorder.onRoute(exchange, route);
        recorder.onEnded(exchange, "HTTP/1.1", status, 0, 0, null);
    }

    /** One that stays under way. */
    public Object begin(String method) {
        return recorder.onStarted(null, method, "http");
    }
}
