package hookgauge.agent.gather;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.SharedMetricRegistries;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An app with one metric of each kind; it is defined over each version of Dropwizard's metrics 3 and 4. */
public final class DropwizardApp implements Function<String, Object> {
    private final MetricRegistry registry = new MetricRegistry();

    public DropwizardApp() {
        registry.counter("app.jobs-running").inc(3);
        registry.counter("app.jobs-running").dec();
        registry.register("app.queue", (Gauge<Integer>) () -> 7);
        registry.register("app.open", (Gauge<Boolean>) () -> true);
        registry.register("app.text", (Gauge<String>) () -> "words");
        registry.register("app.nothing", (Gauge<Integer>) () -> null);
        registry.meter("app.orders").mark(4);
        registry.histogram("app.size").update(10);
        registry.timer("app.wait").update(250, TimeUnit.MILLISECONDS);
    }

    @Override
    public Object apply(String wish) {
        if (wish.equals("share")) return SharedMetricRegistries.add("app", registry);
        if (wish.equals("break")) return registry.register("app.broken", (Gauge<Integer>) DropwizardApp::broken);
        return registry;
    }

    private static Integer broken() {
        throw new StackOverflowError("deep");
    }
}
