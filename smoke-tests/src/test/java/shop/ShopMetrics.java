package shop;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.metrics.LongCounter;
import io.prometheus.metrics.core.metrics.Counter;

/** The shop's own metrics: one by the Prometheus client, one by the OpenTelemetry API, which has no SDK here. */
final class ShopMetrics {
    private static final Counter ORDERS =
            Counter.builder().name("shop_orders_total").help("Orders taken.").register();
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
