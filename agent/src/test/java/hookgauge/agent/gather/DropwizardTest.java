package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DropwizardTest {
    private final GatherFixture fixture = new GatherFixture(Libraries.MODULES);

    static Stream<String> versions() {
        return AppLoader.versions("3.2.6 4.2.30", "4.0.7 4.1.33");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void each_kind_of_metric_is_shown(String version) {
        fixture.accept(app(version).apply("registry"));

        Map<String, Double> expected = new TreeMap<>(Map.of(
                "app_jobs_running", 2.0,
                "app_queue", 7.0,
                "app_open", 1.0,
                "app_orders_total", 4.0,
                "app_size_count", 1.0,
                "app_wait_seconds_count", 1.0));
        for (String quantile : new String[] {"0.5", "0.75", "0.95", "0.98", "0.99", "0.999"}) {
            expected.put("app_size{quantile=\"" + quantile + "\"}", 10.0);
            expected.put("app_wait_seconds{quantile=\"" + quantile + "\"}", 0.25);
        }
        assertEquals(expected, PageSamples.values(fixture.page()));
        assertEquals(
                Map.of(
                        "app_jobs_running", "gauge",
                        "app_queue", "gauge",
                        "app_open", "gauge",
                        "app_orders_total", "counter",
                        "app_size", "summary",
                        "app_wait_seconds", "summary"),
                PageSamples.types(fixture.page()));
        assertEquals(0, fixture.said().size(), fixture.said()::toString);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void gauge_that_throws_costs_itself_only(String version) {
        Function<String, Object> app = app(version);
        fixture.accept(app.apply("registry"));
        Map<String, Double> whole = PageSamples.values(fixture.page());

        app.apply("break");

        assertEquals(whole, PageSamples.values(fixture.page()));
        assertTrue(
                fixture.said().get(0).contains("app.broken: java.lang.StackOverflowError: deep"),
                fixture.said()::toString);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void registry_that_all_share_is_found_though_it_was_made_before_the_agent_came(String version) throws Exception {
        AppLoader loader = new AppLoader(DropwizardApp.class, "dropwizard", version, "1.7.36");
        Function<String, Object> app = loader.app();
        app.apply("share");

        fixture.apps.acceptSharedOf(loader.loadClass("com.codahale.metrics.MetricRegistry"));

        assertEquals(7, PageSamples.values(fixture.page()).get("app_queue"));
        Reference.reachabilityFence(app);
    }

    @Test
    void tags_of_version_5_are_labels_and_its_sums_are_shown() {
        AppLoader loader = new AppLoader(Dropwizard5App.class, "dropwizard", "5.0.0", "1.7.36");
        fixture.accept(loader.app().apply("registry"));

        Map<String, Double> page = PageSamples.values(fixture.page());

        page.keySet().removeIf(series -> series.contains("quantile="));
        assertEquals(
                Map.of(
                        "app_orders_total{shop_name=\"one\"}", 3.0,
                        "app_orders_total{shop_name=\"two\"}", 1.0,
                        "app_jobs", 2.0,
                        "app_size_count", 1.0,
                        "app_size_sum", 10.0,
                        "app_wait_seconds_count", 1.0,
                        "app_wait_seconds_sum", 0.25),
                page);
    }

    private static Function<String, Object> app(String version) {
        return new AppLoader(DropwizardApp.class, "dropwizard", version, "1.7.36").app();
    }
}
