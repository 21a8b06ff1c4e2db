package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedNamesTest {
    private final GatherFixture fixture = new GatherFixture(Libraries.MODULES);
    private final Set<String> collected = new TreeSet<>();

    @ParameterizedTest
    @CsvSource({
        "x, x, true",
        "x_count, x, true",
        "x, x_count, true",
        "x_total, x.total, true",
        "x_count_total, x_sum, true",
        "x_gsum, x_bucket, true",
        "x_max, x, false",
        "y, x, false",
    })
    void families_that_can_share_a_name_with_one_that_is_asked_for_are_needed(
            String asked, String family, boolean needed) {
        assertEquals(needed, AskedNames.of(List.of(asked)).needs(family));
    }

    @Test
    void no_names_are_all_names() {
        assertSame(AskedNames.ALL, AskedNames.of(List.of()));
        assertTrue(AskedNames.ALL.needs("x"));
    }

    @Test
    void collectors_that_are_not_asked_for_are_not_called() {
        accept("jobs", "orders", "jobs_count");

        assertEquals(List.of("jobs"), names("jobs"));
        assertEquals(Set.of("jobs", "jobs_count"), collected);
    }

    @Test
    void metric_of_the_agent_itself_is_true_of_all_sources() {
        accept("jobs", "orders");

        assertEquals(List.of("hookgauge_source_up"), names("hookgauge_source_up"));
        assertEquals(Set.of("jobs", "orders"), collected);
    }

    @Test
    void name_means_the_same_as_on_the_whole_page() {
        for (int seed = 0; seed < 300; seed++) {
            GatherFixture fixture = new GatherFixture(new RandomSources(seed).sources());
            for (MetricSnapshot family : fixture.all()) {
                String name = new Family(null, family).base;
                if (name.startsWith("hookgauge_")) continue;
                AskedNames asked = AskedNames.of(List.of(name));

                String alone = GatherFixture.text(fixture.gatherer.page(5_000, asked));

                assertEquals(GatherFixture.text(whole(fixture, asked)), alone, name + " of seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.10.0"})
    void oldest_and_newest_client_can_be_asked_for_names(String version) {
        Function<String, Object> app = new AppLoader(version).app();
        fixture.accept(app.apply("registry"));

        String page = GatherFixture.text(fixture.gatherer.page(5_000, AskedNames.of(List.of("app_orders_total"))));

        assertTrue(page.startsWith("# HELP app_orders_total "), page);
        assertFalse(page.contains("app_both"), page);
    }

    @Test
    void source_that_is_ill_is_not_said_to_be_back_by_a_scrape_that_asks_for_others() {
        Function<String, Object> app = new AppLoader("1.10.0").app();
        fixture.accept(app.apply("registry"));
        app.apply("break");

        fixture.page();
        fixture.gatherer.page(5_000, AskedNames.of(List.of("app_orders_total")));
        fixture.page();

        assertEquals(1, fixture.said().size(), fixture.said()::toString);
    }

    private static MetricSnapshots whole(GatherFixture fixture, AskedNames asked) {
        return new MetricSnapshots(fixture.all().stream().filter(asked::areOf).collect(Collectors.toList()));
    }

    private List<String> names(String... asked) {
        collected.clear();
        return fixture.gatherer.page(5_000, AskedNames.of(List.of(asked))).stream()
                .map(family -> family.getMetadata().getPrometheusName())
                .collect(Collectors.toList());
    }

    private void accept(String... names) {
        PrometheusRegistry registry = new PrometheusRegistry();
        for (String name : names) {
            GaugeWithCallback.builder()
                    .name(name)
                    .callback(callback -> {
                        collected.add(name);
                        callback.call(1);
                    })
                    .register(registry);
        }
        fixture.accept(registry);
    }
}
