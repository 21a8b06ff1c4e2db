package hookgauge.agent.status;

import hookgauge.agent.config.AgentConfig;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests that were counted since the start, in all and of the routes that have the most. */
public final class RequestsSection implements Section {
    private static final String DURATION = "http_server_request_duration_seconds";
    private static final String ACTIVE = "http_server_active_requests";
    private static final int MOST_ROUTES = 60;

    private final AgentConfig config;
    private final PrometheusRegistry core;

    public RequestsSection(AgentConfig config, PrometheusRegistry core) {
        this.config = config;
        this.core = core;
    }

    @Override
    public void writeTo(Json json) {
        RouteFigures all = new RouteFigures(null, null);
        Map<String, RouteFigures> routes = new HashMap<>();
        double active = 0;
        for (MetricSnapshot family : core.scrape(name -> name.equals(DURATION) || name.equals(ACTIVE))) {
            for (DataPointSnapshot point : family.getDataPoints()) {
                if (point instanceof GaugeDataPointSnapshot) active += ((GaugeDataPointSnapshot) point).getValue();
                else add((HistogramDataPointSnapshot) point, all, routes);
            }
        }
        json.object("requests").field("on", config.httpServerEnabled).list("bounds");
        for (double bound : config.buckets) json.value(bound);
        json.endList().object("all");
        all.writeTo(json);
        json.endObject();
        if (config.activeRequests) json.field("active", active);
        List<RouteFigures> top = top(routes.values());
        json.list("routes", top, 17_000, "left", RequestsSection::write);
        json.field("known", routes.size()).endObject();
    }

    private static void add(HistogramDataPointSnapshot point, RouteFigures all, Map<String, RouteFigures> routes) {
        Labels labels = point.getLabels();
        String method = labels.get("http.request.method");
        String route = labels.get("http.route");
        routes.computeIfAbsent(method + ' ' + route, k -> new RouteFigures(method, route))
                .add(point);
        all.add(point);
    }

    private static List<RouteFigures> top(Collection<RouteFigures> routes) {
        List<RouteFigures> sorted = new ArrayList<>(routes);
        sorted.sort((one, other) -> Double.compare(other.count, one.count));
        return sorted.subList(0, Math.min(MOST_ROUTES, sorted.size()));
    }

    private static void write(Json json, RouteFigures route) {
        json.object().field("method", route.method).field("route", route.route);
        route.writeTo(json);
        json.endObject();
    }
}
