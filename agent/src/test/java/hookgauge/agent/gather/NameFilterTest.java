package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameFilterTest {
    private static final Map<String, Supplier<MetricSnapshot>> FAMILIES = new TreeMap<>(Map.of(
            "requests", () -> new HistogramSnapshot(inSeconds("http.server.request.duration_seconds"), List.of()),
            "orders", () -> new CounterSnapshot(new MetricMetadata("app_orders"), List.of()),
            "jobs", () -> new GaugeSnapshot(new MetricMetadata("app.jobs"), List.of()),
            "build", () -> new InfoSnapshot(new MetricMetadata("app_build"), List.of()),
            "threads", () -> new GaugeSnapshot(new MetricMetadata("jvm_thread_count"), List.of())));

    @ParameterizedTest
    @CsvSource({
        "http_server_request_duration_seconds, requests",
        "http.server.request.duration, requests",
        "http_server_request_duration, requests",
        "http.server.*, requests",
        "http_server_*, requests",
        "*_seconds, requests",
        "http_server_request_duration_seconds_bucket, requests",
        "*_bucket, ''",
        "*_count, threads",
        "app_orders_total, orders",
        "app_orders, orders",
        "*_total, orders",
        "app_*, build jobs orders",
        "app.*, build jobs orders",
        "app_build_info, build",
        "app_job?, jobs",
        "app_job, ''",
        "app_jobs_total, ''",
        "*job*, jobs",
        "*s*r*n*, requests",
        "**, build jobs orders requests threads",
        "APP_*, ''",
    })
    void glob_means_a_metric_by_each_of_its_names(String glob, String included) {
        NameFilter include = new NameFilter(List.of(glob), List.of(), new GatherFixture().log);
        NameFilter exclude = new NameFilter(List.of(), List.of(glob), new GatherFixture().log);

        assertEquals(included, taken(include));
        assertEquals(allBut(included), taken(exclude));
    }

    @Test
    void metric_that_is_included_and_excluded_is_left_out() {
        NameFilter filter = new NameFilter(List.of("app_*"), List.of("*_total"), new GatherFixture().log);

        assertEquals("build jobs", taken(filter));
    }

    @Test
    void what_is_left_out_is_neither_shown_nor_pushed_and_said_once_to_those_who_debug() {
        GatherFixture fixture = filtered(
                List.of("app_*"), List.of("*.seconds"), gauge("app_jobs"), gauge("app_age_seconds"), gauge("jvm_x"));

        for (int i = 0; i < 3; i++) assertEquals(List.of("app_jobs 1.0"), fixture.samples());

        assertEquals(List.of("app_jobs"), pushed(fixture));
        List<String> said = fixture.said();
        assertEquals(2, said.size(), said::toString);
        assertTrue(said.get(0).contains("app_age_seconds is left out"), said::toString);
        assertTrue(said.get(1).contains("jvm_x is left out"), said::toString);
    }

    @Test
    void what_the_agent_says_of_itself_is_left_out_only_by_a_glob_that_begins_with_its_name() {
        GatherFixture included = filtered(List.of("app_*"), List.of("*_seconds", "*"), gauge("app_jobs"));
        GatherFixture excluded = filtered(List.of(), List.of("hookgauge_source_*", "target_info"), gauge("app_jobs"));

        assertTrue(included.page().contains("hookgauge_source_scrape_seconds{"), included.page());
        assertTrue(included.page().contains("target_info{"), included.page());
        assertFalse(excluded.page().contains("hookgauge_source_"), excluded.page());
        assertFalse(excluded.page().contains("target_info"), excluded.page());
        assertTrue(excluded.page().contains("hookgauge_build_info{"), excluded.page());
    }

    @Test
    void excluded_metric_quarrels_with_nobody() {
        MetricSnapshot counter = CounterSnapshot.builder()
                .name("jobs")
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value(2)
                        .build())
                .build();
        GatherFixture fixture = filtered(List.of(), List.of("jobs_total"), counter, gauge("jobs"));

        assertTrue(fixture.page().contains("# TYPE jobs gauge\njobs 1.0\n"), fixture.page());
    }

    @Test
    void name_of_an_excluded_core_metric_stays_the_agents() {
        GatherFixture fixture = new GatherFixture(
                Map.of(),
                Set.of(),
                List.of(),
                List.of("http_requests"),
                FixedSource.of("core", Rank.CORE, gauge("http_requests")),
                FixedSource.of("app", Rank.APP, gauge("http.requests"), gauge("http_requests_max")));

        assertEquals(List.of("http_requests_max 1.0"), fixture.samples());
    }

    @ParameterizedTest
    @ValueSource(strings = {"app_called", "app.called", "app_c*"})
    void callback_of_what_is_excluded_is_not_called(String glob) {
        GatherFixture fixture = new GatherFixture(Libraries.MODULES, Set.of(), List.of(), List.of(glob));
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(() -> gauge("app_jobs"));
        GaugeWithCallback.builder()
                .name("app_called")
                .callback(callback -> {
                    throw new StackOverflowError("called");
                })
                .register(registry);
        fixture.accept(registry);

        assertEquals(List.of("app_jobs 1.0"), fixture.samples());
        assertEquals(1, fixture.said().size(), fixture.said()::toString);
        assertTrue(fixture.said().get(0).contains("app_called is left out"), fixture.said()::toString);
    }

    @Test
    void meters_that_are_excluded_are_not_asked() {
        GatherFixture fixture = new GatherFixture(Libraries.MODULES, Set.of(), List.of(), List.of("app_called_*"));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Gauge.builder("app.called", registry, r -> Assertions.fail("called"))
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("app.jobs", registry, r -> 1).register(registry);
        fixture.accept(registry);

        assertEquals(List.of("app_jobs 1.0"), fixture.samples());
        assertEquals(1, fixture.said().size(), fixture.said()::toString);
        assertTrue(fixture.said().get(0).contains("app_called_bytes is left out"), fixture.said()::toString);
    }

    @Test
    void gauges_of_dropwizard_that_are_excluded_are_not_asked() {
        GatherFixture fixture = new GatherFixture(Libraries.MODULES, Set.of(), List.of(), List.of("app.broken"));
        Function<String, Object> app = new AppLoader(DropwizardApp.class, "dropwizard", "4.2.30", "1.7.36").app();
        app.apply("break");
        fixture.accept(app.apply("registry"));

        assertTrue(fixture.page().contains("\napp_queue 7.0\n"), fixture.page());
        assertEquals(1, fixture.said().size(), fixture.said()::toString);
        assertTrue(fixture.said().get(0).contains("app_broken is left out"), fixture.said()::toString);
    }

    private static String taken(NameFilter filter) {
        List<String> taken = new ArrayList<>();
        FAMILIES.forEach((key, family) -> {
            if (filter.takes(family.get())) taken.add(key);
        });
        return String.join(" ", taken);
    }

    private static String allBut(String some) {
        List<String> all = new ArrayList<>(FAMILIES.keySet());
        all.removeAll(List.of(some.split(" ")));
        return String.join(" ", all);
    }

    private static List<String> pushed(GatherFixture fixture) {
        return fixture.gatherer.families(5_000).stream()
                .map(family -> family.snapshot.getMetadata().getPrometheusName())
                .filter(name -> !name.startsWith("hookgauge_"))
                .collect(Collectors.toList());
    }

    private static GatherFixture filtered(List<String> include, List<String> exclude, MetricSnapshot... families) {
        return new GatherFixture(Map.of(), Set.of(), include, exclude, FixedSource.of("app", Rank.APP, families));
    }

    private static MetricMetadata inSeconds(String name) {
        return new MetricMetadata(name, null, Unit.SECONDS);
    }

    private static GaugeSnapshot gauge(String name) {
        return GaugeSnapshot.builder()
                .name(name)
                .dataPoint(
                        GaugeSnapshot.GaugeDataPointSnapshot.builder().value(1).build())
                .build();
    }
}
