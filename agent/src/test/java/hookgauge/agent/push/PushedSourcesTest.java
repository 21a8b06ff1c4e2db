package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.gather.NameFilter;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.gather.SelfMetrics;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.HookTargets;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What several sources have is pushed together, each under its scope. */
final class PushedSourcesTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true));
    private final CaughtErrors errors = new CaughtErrors(log);
    private final MergedGatherer gatherer = new MergedGatherer(
            new AppRegistries(new HookTargets(), Set.of()),
            new SelfMetrics("1", 1, Map.of(), errors),
            new NameFilter(List.of(), List.of(), log),
            log,
            Thread::new);
    private final PrometheusRegistry registry = new PrometheusRegistry();

    @Test
    void source_that_throws_costs_its_own_metrics_only_and_is_named() {
        Counter.builder().name("orders").register(registry).inc(5);
        gatherer.add(new Source("bad", () -> {
            throw new NoClassDefFoundError("gone");
        }));
        gatherer.add(new Source("good", registry::scrape));

        List<MetricData> pushed = List.copyOf(collection().collectAllMetrics());

        assertEquals(5.0, points(pushed, "orders_total").get(0).getValue());
        for (DoublePointData up : points(pushed, "hookgauge_source_up")) {
            String source = up.getAttributes().get(AttributeKey.stringKey("source"));
            assertEquals("bad".equals(source) ? 0.0 : 1.0, up.getValue(), source);
        }
        assertTrue(said.toString().contains("bad"), said::toString);
    }

    @Test
    void types_that_quarrel_are_each_pushed_as_their_source_has_them() {
        PrometheusRegistry other = new PrometheusRegistry();
        Counter.builder().name("jobs").register(registry).inc(5);
        Gauge.builder().name("jobs").register(other).set(3);
        gatherer.add(new Source("one", registry::scrape));
        gatherer.add(new Source("two", other::scrape));

        List<MetricData> pushed = List.copyOf(collection().collectAllMetrics());

        assertEquals("hookgauge.one:jobs_total DOUBLE_SUM", kind(pushed, "jobs_total"));
        assertEquals("hookgauge.two:jobs DOUBLE_GAUGE", kind(pushed, "jobs"));
    }

    private BridgedCollection collection() {
        LeftOut leftOut = new LeftOut(log);
        return new BridgedCollection(
                gatherer::families,
                new PrometheusBridge(Resource.empty(), "1", 1, OtlpHistogram.EXPLICIT, leftOut),
                new TimedMetrics(() -> false, Collections::emptyList, log, errors),
                metric -> true,
                5000,
                leftOut,
                errors);
    }

    private static List<DoublePointData> points(List<MetricData> metrics, String name) {
        MetricData metric = named(metrics, name);
        return List.copyOf(
                metric.getType().name().contains("SUM")
                        ? metric.getDoubleSumData().getPoints()
                        : metric.getDoubleGaugeData().getPoints());
    }

    private static String kind(List<MetricData> metrics, String name) {
        MetricData metric = named(metrics, name);
        return metric.getInstrumentationScopeInfo().getName() + ":" + name + " " + metric.getType();
    }

    private static MetricData named(List<MetricData> metrics, String name) {
        return metrics.stream()
                .filter(metric -> metric.getName().equals(name))
                .findAny()
                .get();
    }

    private static final class Source implements MetricSource {
        private final String name;
        private final Callable<Iterable<MetricSnapshot>> metrics;

        Source(String name, Callable<Iterable<MetricSnapshot>> metrics) {
            this.name = name;
            this.metrics = metrics;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Rank rank() {
            return Rank.APP;
        }

        @Override
        public Iterable<MetricSnapshot> collect() throws Exception {
            return metrics.call();
        }
    }
}
