package shop.libraries;

import io.dropwizard.metrics5.Gauge;
import io.dropwizard.metrics5.MetricRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One metric of each kind of Dropwizard's metrics 5. */
public final class Dropwizard5Shop implements UnaryOperator<String> {
    private final MetricRegistry registry = new MetricRegistry();

    public Dropwizard5Shop(String name) {
        registry.counter(name + ".jobs-running").inc(2);
        registry.register(name + ".queue", (Gauge<Integer>) () -> 7);
        registry.register(name + ".text", (Gauge<String>) () -> "words");
        registry.meter(name + ".orders").mark(3);
        registry.histogram(name + ".size").update(10);
        registry.timer(name + ".wait").update(250, TimeUnit.MILLISECONDS);
    }

    @Override
    public String apply(String wish) {
        if (!wish.equals("page")) throw new IllegalArgumentException(wish);
        return "";
    }
}
