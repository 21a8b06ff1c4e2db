package hookgauge.smoke;

import java.util.List;
import java.util.Map;

/** What the shops of package {@code shop.libraries} show and push, by the kind of their library; names begin with {@code p}. */
final class LibraryPages {
    private static final String MICROMETER =
            """
            # TYPE p_orders_total counter
            p_orders_total{shop_name="one"} 3.0
            # TYPE p_queue_items gauge
            p_queue_items 7.0
            # TYPE p_size_bytes summary
            p_size_bytes_count 1
            p_size_bytes_sum 100.0
            # TYPE p_size_bytes_max gauge
            p_size_bytes_max 100.0
            # TYPE p_wait_seconds summary
            p_wait_seconds_count 2
            p_wait_seconds_sum 1.0
            # TYPE p_wait_seconds_max gauge
            p_wait_seconds_max 0.75
            """;
    private static final String MICROMETER_PUSHED =
            """
            p_orders_total{shop_name=one} counter 3.0
            p_queue_items{} gauge 7.0
            p_size_bytes_max{} gauge 100.0
            p_size_bytes{} summary of 1 with 100.0
            p_wait_seconds_max{} gauge 0.75
            p_wait_seconds{} summary of 2 with 1.0
            """;

    private static final String OPEN_TELEMETRY =
            """
            # TYPE p_latency_seconds histogram
            p_latency_seconds_bucket{scope,le="0.0"} 0
            p_latency_seconds_bucket{scope,le="5.0"} 1
            p_latency_seconds_bucket{scope,le="10.0"} 1
            p_latency_seconds_bucket{scope,le="25.0"} 1
            p_latency_seconds_bucket{scope,le="50.0"} 1
            p_latency_seconds_bucket{scope,le="75.0"} 1
            p_latency_seconds_bucket{scope,le="100.0"} 1
            p_latency_seconds_bucket{scope,le="250.0"} 1
            p_latency_seconds_bucket{scope,le="500.0"} 1
            p_latency_seconds_bucket{scope,le="750.0"} 1
            p_latency_seconds_bucket{scope,le="1000.0"} 1
            p_latency_seconds_bucket{scope,le="2500.0"} 1
            p_latency_seconds_bucket{scope,le="5000.0"} 1
            p_latency_seconds_bucket{scope,le="7500.0"} 1
            p_latency_seconds_bucket{scope,le="10000.0"} 1
            p_latency_seconds_bucket{scope,le="+Inf"} 1
            p_latency_seconds_count{scope} 1
            p_latency_seconds_sum{scope} 0.5
            # TYPE p_open gauge
            p_open{scope} -4.0
            # TYPE p_orders_total counter
            p_orders_total{item_kind="tea",scope} 3.0
            # TYPE p_queue_bytes gauge
            p_queue_bytes{item_kind="tea",scope} 7.0
            # TYPE p_seen_total counter
            p_seen_total{scope} 11.0
            """
                    .replace("scope", "otel_scope_name=\"p\",otel_scope_version=\"7\"");
    private static final String OPEN_TELEMETRY_PUSHED =
            """
            p.latency{} histogram of 1 with 0.5 in s
            p.open{} up-down counter -4.0
            p.orders{item.kind=tea} counter 3.0 in {order}
            p.queue{item.kind=tea} gauge 7.0 in By
            p.seen{} counter 11.0
            """;

    /** In text, help aside. */
    private static final Map<String, String> SHOWN = Map.of(
            "prometheus-client",
            """
            # TYPE p_breakable_total counter
            p_breakable_total 1.0
            # TYPE p_build_info gauge
            p_build_info{version="7"} 1
            # TYPE p_countless summary
            p_countless{quantile="0.5"} 7.0
            # TYPE p_depth gauge
            p_depth{queue_name="in"} 6.0
            # TYPE p_feature gauge
            p_feature{p_feature="off"} 0
            p_feature{p_feature="on"} 1
            # TYPE p_latency_seconds histogram
            p_latency_seconds_bucket{le="0.1"} 1
            p_latency_seconds_bucket{le="1.0"} 2
            p_latency_seconds_bucket{le="+Inf"} 3
            p_latency_seconds_count 3
            p_latency_seconds_sum 5.55
            # TYPE p_native histogram
            p_native_bucket{le="+Inf"} 3
            p_native_count 3
            p_native_sum 5.55
            # TYPE p_orders_total counter
            p_orders_total{text="a \\"quote\\", a \\\\ and a\\nnewline"} 3.0
            # TYPE p_own_total counter
            p_own_total 1.0
            # TYPE p_queue_size_bytes gauge
            p_queue_size_bytes{kind="high"} +Inf
            p_queue_size_bytes{kind="low"} -Inf
            p_queue_size_bytes{kind="nan"} NaN
            # TYPE p_sampled_total counter
            p_sampled_total 4.0
            # TYPE p_size summary
            p_size_count 1
            p_size_sum 2.5
            # TYPE p_sizes histogram
            p_sizes_bucket{le="1.0"} 1
            p_sizes_bucket{le="+Inf"} 3
            # TYPE p_sizes_gcount gauge
            p_sizes_gcount 3
            # TYPE p_sizes_gsum gauge
            p_sizes_gsum 12.5
            """,
            "simpleclient",
            """
            # TYPE p_jobs_total counter
            p_jobs_total 2.0
            # TYPE p_latency_seconds histogram
            p_latency_seconds_bucket{le="0.1"} 1
            p_latency_seconds_bucket{le="1.0"} 2
            p_latency_seconds_bucket{le="+Inf"} 3
            p_latency_seconds_count 3
            p_latency_seconds_sum 5.55
            # TYPE p_orders_total counter
            p_orders_total{text="a \\"quote\\", a \\\\ and a\\nnewline"} 3.0
            # TYPE p_own_total counter
            p_own_total 1.0
            # TYPE p_queue_size gauge
            p_queue_size{kind="low"} -Inf
            p_queue_size{kind="nan"} NaN
            # TYPE p_size summary
            p_size_count 1
            p_size_sum 2.5
            """,
            "micrometer",
            MICROMETER,
            "micrometer-simple",
            MICROMETER,
            "dropwizard",
            dropwizard("", ""),
            "dropwizard5",
            dropwizard("p_size_sum 10.0\n", "p_wait_seconds_sum 0.25\n"),
            "opentelemetry",
            OPEN_TELEMETRY,
            "opentelemetry-sdk",
            OPEN_TELEMETRY);

    /** Gauge histograms are none of OTLP's, and a summary needs a count there. */
    private static final Map<String, String> PUSHED = Map.of(
            "prometheus-client",
            """
            p_breakable_total{} counter 1.0
            p_build_info{version=7} up-down counter 1.0
            p.depth{queue.name=in} gauge 6.0
            p_feature{p_feature=off} up-down counter 0.0
            p_feature{p_feature=on} up-down counter 1.0
            p_latency_seconds{} histogram of 3 with 5.55 in s
            p_native{} exponential histogram of 3 with 5.55
            p_orders_total{text=a "quote", a \\ and a\\nnewline} counter 3.0
            p_own_total{} counter 1.0
            p_queue_size_bytes{kind=high} gauge Infinity in By
            p_queue_size_bytes{kind=low} gauge -Infinity in By
            p_queue_size_bytes{kind=nan} gauge NaN in By
            p_sampled_total{} counter 4.0
            p_size{} summary of 1 with 2.5
            """,
            "simpleclient",
            """
            p_jobs_total{} counter 2.0
            p_latency_seconds{} histogram of 3 with 5.55
            p_orders_total{text=a "quote", a \\ and a\\nnewline} counter 3.0
            p_own_total{} counter 1.0
            p_queue_size{kind=low} gauge -Infinity
            p_queue_size{kind=nan} gauge NaN
            p_size{} summary of 1 with 2.5
            """,
            "micrometer",
            MICROMETER_PUSHED,
            "micrometer-simple",
            MICROMETER_PUSHED,
            "dropwizard",
            """
            p_jobs_running{} gauge 2.0
            p_orders_total{} counter 3.0
            p_queue{} gauge 7.0
            p_size{} summary of 1 with 0.0
            p_wait_seconds{} summary of 1 with 0.0
            """,
            "dropwizard5",
            """
            p_jobs_running{} gauge 2.0
            p_orders_total{} counter 3.0
            p_queue{} gauge 7.0
            p_size{} summary of 1 with 10.0
            p_wait_seconds{} summary of 1 with 0.25
            """,
            "opentelemetry",
            OPEN_TELEMETRY_PUSHED,
            "opentelemetry-sdk",
            OPEN_TELEMETRY_PUSHED);

    private LibraryPages() {}

    static List<String> shown(Library library) {
        // the SDK had no bucket for that at first
        boolean hasZero = !library.kind().equals("opentelemetry-sdk")
                || !library.version().matches("1\\.1[45]\\..*");
        return lines(SHOWN, library).stream()
                .filter(line -> hasZero || !line.contains("le=\"0.0\""))
                .toList();
    }

    /** In the order of the alphabet. */
    static List<String> pushed(Library library) {
        // these two hand labels with dots to the client, and push leaves a name as the client has it
        boolean hasDots =
                library.kind().equals("micrometer") && library.version().matches("1\\.1[34]\\..*");
        return lines(PUSHED, library).stream()
                .map(line -> hasDots ? line.replace("shop_name", "shop.name") : line)
                .sorted()
                .toList();
    }

    private static List<String> lines(Map<String, String> pages, Library library) {
        String page = pages.get(library.kind());
        return page.replaceAll("\\bp(?=[._\"])", library.prefix()).lines().toList();
    }

    private static String dropwizard(String sizeSum, String waitSum) {
        return """
            # TYPE p_jobs_running gauge
            p_jobs_running 2.0
            # TYPE p_orders_total counter
            p_orders_total 3.0
            # TYPE p_queue gauge
            p_queue 7.0
            # TYPE p_size summary
            p_size{quantile="0.5"} 10.0
            p_size{quantile="0.75"} 10.0
            p_size{quantile="0.95"} 10.0
            p_size{quantile="0.98"} 10.0
            p_size{quantile="0.99"} 10.0
            p_size{quantile="0.999"} 10.0
            p_size_count 1
            SIZE# TYPE p_wait_seconds summary
            p_wait_seconds{quantile="0.5"} 0.25
            p_wait_seconds{quantile="0.75"} 0.25
            p_wait_seconds{quantile="0.95"} 0.25
            p_wait_seconds{quantile="0.98"} 0.25
            p_wait_seconds{quantile="0.99"} 0.25
            p_wait_seconds{quantile="0.999"} 0.25
            p_wait_seconds_count 1
            WAIT"""
                .replace("SIZE", sizeSum)
                .replace("WAIT", waitSum);
    }
}
