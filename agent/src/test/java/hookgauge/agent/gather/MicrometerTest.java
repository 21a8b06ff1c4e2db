package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MicrometerTest {
    /** With the versions of what each brings. */
    private static final Map<String, String> BROUGHT = Map.ofEntries(
            Map.entry("1.0.10", "2.1.9"),
            Map.entry("1.1.19", "0.5.0 2.1.9"),
            Map.entry("1.3.20", "0.7.0 2.1.11"),
            Map.entry("1.5.17", "0.8.1 2.1.12"),
            Map.entry("1.8.13", "0.12.0 2.1.12"),
            Map.entry("1.9.17", "0.15.0 2.1.12"),
            Map.entry("1.10.13", "0.16.0 2.1.12"),
            Map.entry("1.11.12", "0.16.0 2.1.12"),
            Map.entry("1.12.13", "0.16.0 2.1.12"),
            Map.entry("1.13.15", "1.2.1 2.2.2"),
            Map.entry("1.14.14", "1.3.10 2.2.2"),
            Map.entry("1.15.5", "1.3.10 2.2.2"),
            Map.entry("1.16.0", "1.4.2 2.2.2"),
            Map.entry("1.17.0", "1.7.0 2.2.2 4.2.30"));

    /** What the leaf of every version shows of the app's meters. */
    private static final Map<String, Double> LEAF = Map.ofEntries(
            Map.entry("app_orders_total{shop_name=\"one\"}", 3.0),
            Map.entry("app_orders_total{shop_name=\"two\"}", 1.0),
            Map.entry("app_jobs_total", 2.0),
            Map.entry("app_sent_bytes_total", 5.0),
            Map.entry("app_queue_items", 7.0),
            Map.entry("_app_nan", Double.NaN),
            Map.entry("app_age_seconds", 1.5),
            Map.entry("app_wait_seconds_count", 2.0),
            Map.entry("app_wait_seconds_sum", 1.0),
            Map.entry("app_wait_seconds_max", 0.75),
            Map.entry("app_more_seconds_count", 1.0),
            Map.entry("app_more_seconds_sum", 1.0),
            Map.entry("app_more_seconds_max", 1.0),
            Map.entry("app_size_bytes_count", 1.0),
            Map.entry("app_size_bytes_sum", 100.0),
            Map.entry("app_size_bytes_max", 100.0),
            Map.entry("app_hits_total", 4.0),
            Map.entry("app_idle_seconds_count", 2.0),
            Map.entry("app_idle_seconds_sum", 3.0),
            Map.entry("app_import_seconds_count", 1.0),
            Map.entry("app_import_seconds_sum", 10.0),
            Map.entry("app_import_seconds_max", 10.0),
            Map.entry("app_custom_total{statistic=\"COUNT\"}", 1.0),
            Map.entry("app_custom_sum_total{statistic=\"TOTAL\"}", 2.0),
            Map.entry("app_custom_max{statistic=\"MAX\"}", 3.0),
            Map.entry("app_custom_value{statistic=\"VALUE\"}", 4.0));

    // gauges keep what they measure weakly
    private final List<Function<String, Object>> running = new ArrayList<>();

    private final GatherFixture fixture = new GatherFixture(Libraries.MODULES);

    static Stream<String> versions() {
        return AppLoader.versions(
                "1.1.19 1.9.17 1.17.0", "1.3.20 1.5.17 1.8.13 1.10.13 1.11.12 1.12.13 1.13.15 1.14.14 1.15.5 1.16.0");
    }

    static Stream<String> versionsWithTheClient() {
        return AppLoader.versions("1.17.0", "1.13.15 1.14.14 1.15.5 1.16.0");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void registry_for_prometheus_is_shown_once_by_the_one_in_it(String version) {
        Function<String, Object> app = app(version);
        for (Object composite : (List<?>) app.apply("composites")) fixture.accept(composite);
        fixture.accept(app.apply("simple"));
        fixture.accept(app.apply("prometheus"));
        fixture.accept(app.apply("inner"));
        app.apply("record");

        assertEquals(
                withoutCreated(PageSamples.values((String) app.apply("text"))), PageSamples.values(fixture.page()));
        assertEquals(1, fixture.apps.sources().size());
        assertEquals(0, fixture.said().size(), fixture.said()::toString);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void page_of_the_registry_for_prometheus_stays_the_same_when_it_is_read(String version) {
        Function<String, Object> app = app(version);
        fixture.accept(app.apply("prometheus"));
        fixture.accept(app.apply("inner"));
        app.apply("record");
        Object before = app.apply("text");

        for (int i = 0; i < 100; i++) fixture.page();

        assertEquals(before, app.apply("text"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void leaf_is_read_where_there_is_no_registry_for_prometheus(String version) {
        Function<String, Object> app = app(version);
        for (Object composite : (List<?>) app.apply("composites")) fixture.accept(composite);
        fixture.accept(app.apply("simple"));
        app.apply("record");

        Map<String, Double> expected = new TreeMap<>(LEAF);
        if (version.equals("1.1.19") || version.equals("1.3.20")) expected.remove("app_import_seconds_max");
        assertEquals(expected, PageSamples.values(fixture.page()));
        assertEquals("micrometer " + version, fixture.apps.sources().get(0).name());
        assertEquals(0, fixture.said().size(), fixture.said()::toString);
    }

    @ParameterizedTest
    @MethodSource("versionsWithTheClient")
    void leaf_is_shown_as_a_registry_for_prometheus_would_show_it(String version) {
        Function<String, Object> app = app(version);
        fixture.accept(app.apply("simple"));
        app.apply("prometheus");
        app.apply("record");

        String text = (String) app.apply("text");
        Map<String, Double> expected = withoutCreated(PageSamples.values(text));
        expected.keySet().removeIf(series -> series.contains("_bucket") || series.contains("quantile="));
        assertEquals(expected, PageSamples.values(fixture.page()));
        Map<String, String> types = PageSamples.types(text);
        types.replaceAll((name, type) -> type.equals("histogram") ? "summary" : type);
        assertEquals(types, PageSamples.types(fixture.page()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void step_registry_shows_gauges_and_no_counters(String version) {
        Function<String, Object> app = app(version);
        fixture.accept(app.apply("step"));
        app.apply("record");

        Map<String, Double> page = PageSamples.values(fixture.page());

        assertEquals(7, page.get("app_queue_items"));
        assertEquals(1.5, page.get("app_age_seconds"));
        assertEquals(10, page.get("app_import_seconds_sum"));
        for (String counted : List.of("app_sent_bytes_total", "app_hits_total", "app_wait_seconds_count")) {
            assertFalse(page.containsKey(counted), counted);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void counter_below_zero_is_shown_without_a_type(String version) {
        Function<String, Object> app = app(version);
        fixture.accept(app.apply("simple"));
        app.apply("record below zero");

        String page = fixture.page();

        assertEquals(
                Map.of("app_balance_total{of=\"one\"}", -3.0, "app_balance_total{of=\"two\"}", 4.0),
                PageSamples.values(page));
        assertTrue(page.contains("# TYPE app_balance_total untyped\n"), page);
        StrictPage.check(GatherFixture.openMetrics(fixture.all()));
        assertEquals(1, fixture.self("hookgauge_source_up{source=\"micrometer " + version + "\"}"));
        assertEquals(1, fixture.said().size(), fixture.said()::toString);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void count_and_sum_of_a_long_task_timer_may_fall_and_a_timers_may_not(String version) throws Exception {
        Function<String, Object> app = app(version);
        fixture.accept(app.apply("simple"));
        app.apply("record");

        MetricSource source = fixture.apps.sources().get(0);
        source.collect();

        assertTrue(source.isGaugeSummary("app_import_seconds"));
        assertFalse(source.isGaugeSummary("app_wait_seconds"));
        assertFalse(source.isGaugeSummary("app_size_bytes"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void second_leaf_adds_what_the_first_has_not(String version) {
        Function<String, Object> app = app(version);
        fixture.accept(app.apply("simple"));
        fixture.accept(app.apply("simple"));
        app.apply("record");
        app.apply("record in the second");

        Map<String, Double> page = PageSamples.values(fixture.page());

        assertEquals(9, page.get("app_second_total"));
        assertEquals(2, page.get("app_jobs_total"));
        assertEquals(1, fixture.apps.sources().size());
        assertEquals(0, fixture.said().size(), fixture.said()::toString);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void closed_registries_are_not_read_nor_what_is_in_them(String version) {
        Function<String, Object> app = app(version);
        fixture.accept(app.apply("simple"));
        fixture.accept(app.apply("prometheus"));
        fixture.accept(app.apply("inner"));
        app.apply("record");
        app.apply("close");

        assertEquals(Map.of(), PageSamples.values(fixture.page()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void leaf_that_was_made_before_the_agent_came_is_found_below_the_global_registry(String version) throws Exception {
        AppLoader loader = loader(version);
        Function<String, Object> app = loader.app();
        running.add(app);
        app.apply("global");
        app.apply("record");

        fixture.apps.acceptSharedOf(loader.loadClass("io.micrometer.core.instrument.MeterRegistry"));

        assertEquals(2, PageSamples.values(fixture.page()).get("app_jobs_total"));
        assertEquals(List.of("micrometer " + version), names());
    }

    @Test
    void version_that_is_too_old_costs_one_line_and_nothing_else() {
        Function<String, Object> app = app("1.0.10");
        fixture.accept(app.apply("simple"));
        app.apply("record");

        fixture.page();
        fixture.page();

        assertEquals(0, fixture.self("hookgauge_source_up{source=\"micrometer 1.0.10\"}"));
        assertEquals(1, fixture.said().size(), fixture.said()::toString);
        assertTrue(fixture.said().get(0).contains("NoSuchMethodError"), fixture.said()::toString);
    }

    @Test
    void leaf_is_read_while_the_registry_for_prometheus_cannot_be() {
        Function<String, Object> app = app("1.17.0");
        fixture.accept(app.apply("simple"));
        fixture.accept(app.apply("prometheus"));
        app.apply("record");

        assertEquals(new TreeMap<>(LEAF), PageSamples.values(fixture.page()));
    }

    @Test
    void registries_of_the_client_beside_it_are_read_too() {
        Function<String, Object> app = app("1.17.0");
        fixture.accept(app.apply("default inner"));
        fixture.accept(app.apply("prometheus"));
        fixture.accept(app.apply("inner"));

        assertEquals(2, fixture.apps.sources().size());
    }

    @Test
    void dropwizard_gives_way_to_micrometer_and_is_not_read_twice() {
        for (Object registry : (List<?>) app("1.17.0").apply("dropwizard")) fixture.accept(registry);
        running.get(0).apply("record");

        Map<String, Double> page = PageSamples.values(fixture.page());

        assertEquals(2, page.get("app_jobs_total"));
        assertEquals(1, page.get("app_own_total"));
        page.remove("app_own_total");
        assertEquals(new TreeMap<>(LEAF), page);
        assertEquals(List.of("micrometer 1.17.0", "dropwizard 4.2.30"), names());
        assertEquals(
                1, fixture.self("hookgauge_merge_hidden_series{reason=\"duplicate\",source=\"dropwizard 4.2.30\"}"));
    }

    @Test
    void micrometer_can_be_left_out_and_the_client_stay() {
        GatherFixture fixture = new GatherFixture(Libraries.MODULES, Set.of("micrometer"));
        Function<String, Object> app = app("1.17.0");
        fixture.accept(app.apply("default inner"));
        fixture.accept(app.apply("simple"));
        fixture.accept(app.apply("prometheus"));
        fixture.accept(app.apply("inner"));

        assertEquals(1, fixture.apps.sources().size());
        assertEquals("prometheus-client 1.7.0", fixture.apps.sources().get(0).name());
    }

    @Test
    void client_can_be_left_out_and_micrometer_stay() {
        GatherFixture fixture = new GatherFixture(Libraries.MODULES, Set.of("prometheus-client"));
        Function<String, Object> app = app("1.17.0");
        fixture.accept(app.apply("default inner"));
        fixture.accept(app.apply("prometheus"));
        fixture.accept(app.apply("inner"));
        app.apply("record");

        assertEquals(1, fixture.apps.sources().size());
        assertEquals(7, PageSamples.values(fixture.page()).get("app_queue_items"));
    }

    private List<String> names() {
        return fixture.apps.sources().stream().map(MetricSource::name).collect(Collectors.toList());
    }

    private static Map<String, Double> withoutCreated(Map<String, Double> samples) {
        samples.keySet().removeIf(series -> series.contains("_created"));
        return samples;
    }

    private Function<String, Object> app(String version) {
        Function<String, Object> app = loader(version).app();
        running.add(app);
        return app;
    }

    private static AppLoader loader(String version) {
        String[] versions = (version + " 2.0.3 " + BROUGHT.get(version)).split(" ");
        return new AppLoader(MicrometerApp.class, "micrometer", versions);
    }
}
