package hookgauge.agent.http;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metrics of outgoing requests by OpenTelemetry's semantic conventions
 * (https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#http-client), with a cap on their label sets.
 */
final class HttpClientMetrics {
    private static final int ERROR_TYPES = 50;

    final Upstreams upstreams;
    private final Map<CallAttributes, DistributionDataPoint> seriesByAttributes = new ConcurrentHashMap<>();
    private final LabelledHistogram duration;
    private final LabelCap errorTypes;
    private final SeriesCap cap;
    private final boolean hasActiveRequests;
    private DistributionDataPoint overflow; // Guarded by this

    HttpClientMetrics(AgentConfig config, AgentLog log) {
        upstreams = new Upstreams(config.maxClientHosts, config.excludedHosts, log);
        hasActiveRequests = config.clientActiveRequests;
        errorTypes = new LabelCap("error_type of outgoing requests", ERROR_TYPES, null, log);
        cap = new SeriesCap("the metrics of outgoing requests", config.maxSeries, log);
        // not the defaults, which the client reads from the app's own settings
        PrometheusProperties properties = PrometheusProperties.builder().build();
        duration = new LabelledHistogram(
                "http.client.request.duration",
                Unit.SECONDS,
                "Duration of HTTP requests that the app sent, until the head of the response.",
                config.clientBuckets,
                properties);
    }

    void register(PrometheusRegistry core) {
        core.register(duration);
        if (hasActiveRequests) core.register(upstreams);
    }

    void record(CallAttributes attributes, long nanos) {
        DistributionDataPoint series = seriesByAttributes.get(attributes);
        if (series == null) series = capped(attributes);
        series.observe(nanos / 1e9);
    }

    private synchronized DistributionDataPoint capped(CallAttributes attributes) {
        CallAttributes limited = attributes.copy();
        limited.errorType = errorTypes.limited(limited.errorType);
        DistributionDataPoint series = seriesByAttributes.get(limited);
        if (series != null) return series;
        if (cap.isReached(seriesByAttributes.size())) {
            if (overflow == null) overflow = duration.series(SeriesCap.OVERFLOW);
            return overflow;
        }
        series = duration.series(limited.labels());
        seriesByAttributes.put(limited, series);
        return series;
    }
}
