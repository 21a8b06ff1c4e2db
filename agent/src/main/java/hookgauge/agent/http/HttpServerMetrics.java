package hookgauge.agent.http;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.Glob;
import hookgauge.agent.config.RouteBuckets;
import hookgauge.agent.histogram.HistogramCells;
import hookgauge.agent.histogram.LabelledHistogram;
import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The core metrics of the HTTP server by OpenTelemetry's semantic conventions
 * (https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#http-server), with a cap on their label sets.
 */
final class HttpServerMetrics {
    private static final int ERROR_TYPES = 50;

    private final Map<RequestAttributes, HttpSeries> seriesByAttributes = new ConcurrentHashMap<>();
    private final LabelledHistogram duration;
    private final LabelledHistogram selfDuration;
    private final LabelledHistogram requestBodySize;
    private final LabelledHistogram responseBodySize;
    private final LabelCap routes;
    private final LabelCap errorTypes;
    private final SeriesCap cap;
    private final RouteBuckets buckets;
    private final List<String> excludedRoutes;
    private final OwnLabels ownLabels;
    private final boolean hasSelfTime;
    private final boolean hasBodySize;
    private HttpSeries overflow; // Guarded by this

    HttpServerMetrics(AgentConfig config, OwnLabels ownLabels, AgentLog log) {
        this.ownLabels = ownLabels;
        cap = new SeriesCap("the HTTP metrics", config.maxSeries, log);
        buckets = config.routeBuckets;
        excludedRoutes = config.excludedRoutes;
        hasSelfTime = config.selfTime;
        hasBodySize = config.bodySize;
        routes = new LabelCap("http_route", config.maxRoutes, "hookgauge.metrics.max_routes", log);
        errorTypes = new LabelCap("error_type", ERROR_TYPES, null, log);
        duration = new LabelledHistogram(
                "http.server.request.duration",
                Unit.SECONDS,
                "Duration of HTTP requests that the app served.",
                config.buckets);
        selfDuration = new LabelledHistogram(
                "hookgauge.http.server.self.duration",
                Unit.SECONDS,
                "Duration of HTTP requests less the time in which the app waited for requests of its own.",
                config.buckets);
        requestBodySize = new LabelledHistogram(
                "http.server.request.body.size", Unit.BYTES, "Size of request bodies.", HttpSeries.BYTES);
        responseBodySize = new LabelledHistogram(
                "http.server.response.body.size", Unit.BYTES, "Size of response bodies.", HttpSeries.BYTES);
    }

    void register(PrometheusRegistry core) {
        core.register(duration);
        if (hasSelfTime) core.register(selfDuration);
        if (!hasBodySize) return;
        core.register(requestBodySize);
        core.register(responseBodySize);
    }

    /** False for a request that is not wanted. */
    boolean record(Exchange exchange, long now, long requestBytes, long responseBytes) {
        HttpSeries series = exchange.series;
        if (series == null || !series.isOf(exchange.attributes)) exchange.series = series = series(exchange.attributes);
        if (series == HttpSeries.UNRECORDED) return false;
        long nanos = now - exchange.startedNanos;
        series.record(nanos, exchange.ownNanos(now), requestBytes, responseBytes, exchange.span);
        return true;
    }

    private HttpSeries series(RequestAttributes attributes) {
        HttpSeries series = seriesByAttributes.get(attributes);
        return series != null ? series : capped(attributes);
    }

    /** The series of a label set seen for the first time, or one whose values are beyond their caps. */
    private synchronized HttpSeries capped(RequestAttributes attributes) {
        RequestAttributes limited = attributes.copy();
        limited.route = routes.limited(limited.route);
        limited.errorType = errorTypes.limited(limited.errorType);
        HttpSeries series = seriesByAttributes.get(limited);
        if (series != null) return series;
        if (isExcluded(limited.route)) {
            seriesByAttributes.put(limited, HttpSeries.UNRECORDED);
            return HttpSeries.UNRECORDED;
        }
        if (cap.isReached(seriesByAttributes.size())) {
            if (overflow == null) overflow = newSeries(null, SeriesCap.OVERFLOW, null);
            return overflow;
        }
        series = newSeries(limited, ownLabels.addedTo(limited.labels(), limited.ofHeaders), limited.route);
        seriesByAttributes.put(limited, series);
        return series;
    }

    private boolean isExcluded(String route) {
        for (int i = 0; route != null && i < excludedRoutes.size(); i++) {
            if (Glob.matches(excludedRoutes.get(i), route)) return true;
        }
        return false;
    }

    private HttpSeries newSeries(RequestAttributes attributes, Labels labels, String route) {
        double[] bounds = buckets.of(route);
        HistogramCells cells = new HistogramCells();
        return new HttpSeries(
                attributes,
                cells,
                duration.series(labels, cells, bounds),
                hasSelfTime ? selfDuration.series(labels, cells, bounds) : null,
                hasBodySize ? requestBodySize.series(labels, cells) : null,
                hasBodySize ? responseBodySize.series(labels, cells) : null);
    }
}
