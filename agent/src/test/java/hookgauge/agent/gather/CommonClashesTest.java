package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.jvm.JvmMetrics;
import hookgauge.agent.log.AgentLog;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The clashes that common apps have: what Micrometer and the agent both measure. */
class CommonClashesTest {
    private static final AgentLog QUIET = new AgentLog(AgentLog.Verbosity.OFF, System.err);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void memory_that_micrometer_measures_is_not_shown_twice() {
        new JvmMemoryMetrics().bindTo(registry);
        GatherFixture fixture = new GatherFixture(Libraries.MODULES, JvmMetrics.of(QUIET));
        fixture.accept(registry);

        List<String> used = samples(fixture, "jvm_memory_used_bytes{");

        assertFalse(used.isEmpty());
        for (String sample : used) assertTrue(sample.startsWith("jvm_memory_used_bytes{area="), sample);
        assertFalse(samples(fixture, "jvm_memory_limit_bytes{").isEmpty());
        assertTrue(
                fixture.said().stream().anyMatch(line -> line.contains("jvm_memory_used_bytes of 'jvm' is left out")));
    }

    @Test
    void memory_is_shown_both_ways_where_that_is_wanted() {
        new JvmMemoryMetrics().bindTo(registry);
        GatherFixture fixture = new GatherFixture(Libraries.MODULES, JvmMetrics.besideApp(QUIET));
        fixture.accept(registry);

        assertFalse(samples(fixture, "jvm_memory_used_bytes{area=").isEmpty());
        assertFalse(
                samples(fixture, "jvm_memory_used_bytes{jvm_memory_pool_name=").isEmpty());
    }

    @Test
    void timer_of_the_agents_name_gives_way_and_keeps_its_maximum() {
        PrometheusRegistry core = new PrometheusRegistry();
        Histogram.builder()
                .name("http.server.request.duration")
                .unit(Unit.SECONDS)
                .labelNames("http.route")
                .classicUpperBounds(1)
                .withoutExemplars()
                .register(core)
                .labelValues("/items/{id}")
                .observe(0.5);
        Timer.builder("http.server.request.duration")
                .tag("uri", "/items/7")
                .register(registry)
                .record(Duration.ofSeconds(2));
        GatherFixture fixture = new GatherFixture(Libraries.MODULES, new OwnRegistry("core", Rank.CORE, core));
        fixture.accept(registry);

        assertEquals(
                List.of(
                        "http_server_request_duration_seconds_bucket{http_route=\"/items/{id}\",le=\"1.0\"} 1",
                        "http_server_request_duration_seconds_bucket{http_route=\"/items/{id}\",le=\"+Inf\"} 1",
                        "http_server_request_duration_seconds_count{http_route=\"/items/{id}\"} 1",
                        "http_server_request_duration_seconds_sum{http_route=\"/items/{id}\"} 0.5",
                        "http_server_request_duration_seconds_max{uri=\"/items/7\"} 2.0"),
                fixture.samples());
        assertEquals(1, fixture.said().size(), fixture.said()::toString);
    }

    private static List<String> samples(GatherFixture fixture, String prefix) {
        return fixture.samples().stream()
                .filter(sample -> sample.startsWith(prefix))
                .collect(Collectors.toList());
    }
}
