package hookgauge.agent.gather;

import io.dropwizard.metrics5.MetricName;
import io.dropwizard.metrics5.MetricRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An app with Dropwizard's metrics 5, whose names have tags. */
public final class Dropwizard5App implements Function<String, Object> {
    private final MetricRegistry registry = new MetricRegistry();

    public Dropwizard5App() {
        MetricName orders = MetricName.build("app", "orders");
        registry.meter(orders.tagged("shop-name", "one")).mark(3);
        registry.meter(orders.tagged("shop-name", "two")).mark(1);
        registry.counter("app.jobs").inc(2);
        registry.histogram("app.size").update(10);
        registry.timer("app.wait").update(250, TimeUnit.MILLISECONDS);
    }

    @Override
    public Object apply(String wish) {
        return registry;
    }
}
