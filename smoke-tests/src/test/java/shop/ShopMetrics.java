package shop;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.metrics.LongCounter;
import io.prometheus.metrics.core.metrics.Counter;

/** The shop's own metrics: one by the Prometheus client, one by the OpenTelemetry API, which has no SDK here. */
final class ShopMetrics {
    // with exemplars the client starts a thread that keeps a web app's loader for ever
    private static final Counter ORDERS = Counter.builder()
            .name("shop_orders_total")
            .help("Orders taken.")
            .withoutExemplars()
            .register();
    private static final LongCounter BASKETS = GlobalOpenTelemetry.getMeterProvider()
            .get("shop")
            .counterBuilder("shop.baskets")
            .setDescription("Baskets paid.")
            .build();

    private ShopMetrics() {}

    static void ordered() {
        ORDERS.inc();
        BASKETS.add(2);
    }
}
