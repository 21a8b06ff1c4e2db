package hookgauge.agent.http;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.histogram.HistogramCells;
import hookgauge.agent.histogram.LabelledHistogram;
import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
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
    private final Map<CallAttributes, HttpSeries> seriesByAttributes = new ConcurrentHashMap<>();
    private final LabelledHistogram duration;
    private final LabelledHistogram requestBodySize;
    private final LabelledHistogram responseBodySize;
    private final LabelCap errorTypes;
    private final LabelCap templates;
    private final SeriesCap cap;
    private final boolean hasActiveRequests;
    private final boolean hasBodySize;
    private HttpSeries overflow; // Guarded by this

    HttpClientMetrics(AgentConfig config, AgentLog log) {
        upstreams = new Upstreams(config.maxClientHosts, config.excludedHosts, log);
        hasActiveRequests = config.clientActiveRequests;
        hasBodySize = config.clientBodySize;
        errorTypes = new LabelCap("error_type of outgoing requests", ERROR_TYPES, null, log);
        templates = new LabelCap("url_template", config.maxRoutes, "hookgauge.metrics.max_routes", log);
        cap = new SeriesCap("the metrics of outgoing requests", config.maxSeries, log);
        duration = new LabelledHistogram(
                "http.client.request.duration",
                Unit.SECONDS,
                "Duration of HTTP requests that the app sent, until the head of the response.",
                config.clientBuckets);
        requestBodySize = new LabelledHistogram(
                "http.client.request.body.size", Unit.BYTES, "Size of bodies that the app sent.", HttpSeries.BYTES);
        responseBodySize = new LabelledHistogram(
                "http.client.response.body.size",
                Unit.BYTES,
                "Size of bodies that the app was sent, as it was announced.",
                HttpSeries.BYTES);
    }

    void register(PrometheusRegistry core) {
        core.register(duration);
        if (hasActiveRequests) core.register(upstreams);
        if (!hasBodySize) return;
        core.register(requestBodySize);
        core.register(responseBodySize);
    }

    void record(Call call, long now) {
        HttpSeries series = seriesByAttributes.get(call.attributes);
        if (series == null) series = capped(call.attributes);
        long nanos = now - call.startedNanos;
        series.record(nanos, nanos, call.requestBytes, call.responseBytes, call.span);
    }

    private synchronized HttpSeries capped(CallAttributes attributes) {
        CallAttributes limited = attributes.copy();
        limited.errorType = errorTypes.limited(limited.errorType);
        limited.template = templates.limited(limited.template);
        HttpSeries series = seriesByAttributes.get(limited);
        if (series != null) return series;
        if (cap.isReached(seriesByAttributes.size())) {
            if (overflow == null) overflow = series(SeriesCap.OVERFLOW);
            return overflow;
        }
        series = series(limited.labels());
        seriesByAttributes.put(limited, series);
        return series;
    }

    private HttpSeries series(Labels labels) {
        HistogramCells cells = new HistogramCells();
        return new HttpSeries(
                null,
                cells,
                duration.series(labels, cells),
                null,
                hasBodySize ? requestBodySize.series(labels, cells) : null,
                hasBodySize ? responseBodySize.series(labels, cells) : null);
    }
}
