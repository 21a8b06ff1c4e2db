package hookgauge.smoke;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What there is to see of an app that has run with some settings.
 *
 * @param export the last push; null where there was none
 * @param status what the status page tells; null where there is none
 */
record Configured(String pagePath, MetricsPage page, Export export, String status, ServerProcess server) {
    /** What the agent said, without what stands before each line. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        for (String line : server.lines()) {
            if (line.startsWith("[hookgauge] ")) said.add(line.substring("[hookgauge] ".length()));
            else if (line.startsWith("{")) said.add(message(line));
        }
        return said;
    }

    private static String message(String line) {
        JsonObject object = JsonParser.parseString(line).getAsJsonObject();
        String event = object.has("event") ? object.get("event").getAsString() + ": " : "";
        return event + object.get("message").getAsString();
    }

    List<String> said(String text) {
        return said().stream().filter(line -> line.contains(text)).toList();
    }

    boolean saysJson() {
        return server.lines().stream().noneMatch(line -> line.startsWith("[hookgauge]"));
    }

    boolean saysNothingOnStderr() {
        return server.err().lines().isEmpty();
    }

    boolean hasBounds(String... bounds) {
        return List.of(bounds)
                .equals(page
                        .samples(
                                "http_server_request_duration_seconds_bucket",
                                "http_route",
                                "/hello",
                                "http_request_method",
                                "GET")
                        .stream()
                        .map(sample -> sample.labels().get("le"))
                        .toList());
    }

    /** How many samples begin so. */
    long shows(String beginning) {
        return page.samples().stream()
                .filter(sample -> sample.name().startsWith(beginning))
                .count();
    }

    /** How many series of requests have the label. */
    int requestsWith(String label, String value) {
        return page.samples("http_server_request_duration_seconds_count", label, value)
                .size();
    }

    boolean isOf(String attribute, String value) {
        return page.contains("target_info", attribute, value)
                && (export == null || value.equals(export.resource().get(attribute.replace('_', '.'))));
    }

    boolean pushes() {
        return export != null;
    }

    boolean sends(String header, String value) {
        return export == null || value.equals(export.headers().get(header));
    }

    boolean sendsDeltas() {
        return export == null
                || export.points("http.server.request.duration").stream()
                        .allMatch(point -> point.metric().getHistogram().getAggregationTemporality()
                                == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
    }

    boolean hasStatusPage() {
        return status != null;
    }

    /** By key where each setting was written, as the status page tells; without those in default. */
    Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        JsonObject told = JsonParser.parseString(status).getAsJsonObject();
        for (JsonElement element : told.getAsJsonArray("settings")) {
            JsonObject setting = element.getAsJsonObject();
            if (setting.has("source")) {
                sources.put(
                        setting.get("key").getAsString(), setting.get("source").getAsString());
            }
        }
        return sources;
    }
}
