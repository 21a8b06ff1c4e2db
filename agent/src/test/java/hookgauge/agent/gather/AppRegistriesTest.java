package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.prometheusclient.PrometheusClientInstrumentation;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppRegistriesTest {
    private static final Map<String, String> MODULES = Map.of(
            "io/prometheus/metrics/model/registry/PrometheusRegistry", PrometheusClientInstrumentation.class.getName());

    private final GatherFixture fixture = new GatherFixture(MODULES);

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.3.10", "1.5.1", "1.10.0"})
    void page_of_the_app_is_shown_as_the_app_shows_it(String version) {
        Function<String, Object> app = new AppLoader(version).app();

        fixture.apps.accept(app.apply("registry"));

        assertEquals(app.apply("text"), withoutOwn(fixture.page()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.10", "1.5.1", "1.10.0"})
    void exemplars_and_units_are_shown_as_the_app_shows_them(String version) throws IOException {
        Function<String, Object> app = new AppLoader(version).app();

        fixture.apps.accept(app.apply("registry"));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MetricSnapshots page = fixture.all("app");
        new OpenMetricsTextFormatWriter(false, true).write(out, page);
        assertEquals(app.apply("openmetrics"), out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.3.10", "1.5.1", "1.10.0"})
    void pages_of_the_app_itself_stay_the_same_when_it_is_read(String version) {
        Function<String, Object> app = new AppLoader(version).app();
        Object textBefore = app.apply("text");
        Object openMetricsBefore = app.apply("openmetrics");

        fixture.apps.accept(app.apply("registry"));
        for (int i = 0; i < 100; i++) fixture.page();

        assertEquals(textBefore, app.apply("text"));
        assertEquals(openMetricsBefore, app.apply("openmetrics"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.3.10", "1.5.1", "1.10.0"})
    void collector_that_throws_costs_its_own_family_only(String version) {
        Function<String, Object> app = new AppLoader(version).app();
        fixture.apps.accept(app.apply("registry"));
        String whole = withoutOwn(fixture.page());

        app.apply("break");
        String broken = withoutOwn(fixture.page());
        app.apply("mend");
        fixture.page();

        assertEquals(whole.replace("# TYPE app_breakable untyped\napp_breakable 1.5\n", ""), broken);
        assertEquals(2, fixture.said().size(), fixture.said()::toString);
        assertTrue(fixture.said().get(0).contains("ClientApp$$Lambda"), fixture.said()::toString);
        assertTrue(fixture.said().get(0).contains("StackOverflowError: deep"), fixture.said()::toString);
        assertTrue(fixture.said().get(1).endsWith("is back"), fixture.said()::toString);
    }

    @Test
    void context_loader_is_the_apps_while_its_callbacks_run() {
        Function<String, Object> app = new AppLoader("1.10.0").app();

        fixture.apps.accept(app.apply("registry"));

        assertTrue(fixture.page().contains("\napp_callback 1.0\n"), fixture.page());
        Reference.reachabilityFence(app);
    }

    @Test
    void two_versions_at_once_are_two_sources_of_one_page() {
        Function<String, Object> old = new AppLoader("1.0.0").app();
        Function<String, Object> current = new AppLoader("1.10.0").app();

        fixture.apps.accept(old.apply("registry"));
        fixture.apps.accept(current.apply("registry"));

        assertEquals(2, fixture.apps.sources().size());
        assertEquals(old.apply("text"), withoutOwn(fixture.page()));
        assertTrue(fixture.page()
                .contains("hookgauge_merge_hidden_series{reason=\"duplicate\",source=\"prometheus-client"));
    }

    @Test
    void registry_that_is_made_after_the_tenth_scrape_is_shown_beside_the_first() {
        Function<String, Object> old = new AppLoader("1.0.0").app();
        Function<String, Object> current = new AppLoader("1.10.0").app();
        fixture.apps.accept(old.apply("registry"));

        for (int i = 0; i < 10; i++) fixture.page();
        fixture.apps.accept(current.apply("registry"));

        assertEquals(1, fixture.self("hookgauge_source_up{source=\"prometheus-client 1.0.0\"}"));
        assertEquals(1, fixture.self("hookgauge_source_up{source=\"prometheus-client 1.10.0\"}"));
        Reference.reachabilityFence(List.of(old, current));
    }

    @Test
    void sources_are_called_by_library_and_version_and_no_two_the_same() {
        List<Object> kept = new ArrayList<>();
        for (String version : List.of("1.3.10", "1.10.0", "1.3.10")) {
            kept.add(new AppLoader(version).app().apply("registry"));
            fixture.apps.accept(kept.get(kept.size() - 1));
        }

        assertEquals(
                List.of("prometheus-client 1.3.10", "prometheus-client 1.10.0", "prometheus-client 1.3.10 #2"),
                fixture.apps.sources().stream().map(MetricSource::name).collect(Collectors.toList()));
        Reference.reachabilityFence(kept);
    }

    @Test
    void registry_is_one_source_however_often_it_is_told() {
        Object registry = new AppLoader("1.10.0").app().apply("registry");

        fixture.apps.accept(registry);
        fixture.apps.accept(registry);

        assertEquals(1, fixture.apps.sources().size());
        Reference.reachabilityFence(registry);
    }

    @Test
    void default_registry_that_was_made_before_is_found_by_its_class() throws Exception {
        Class<?> type = new AppLoader("1.10.0").loadClass("io.prometheus.metrics.model.registry.PrometheusRegistry");

        fixture.apps.acceptDefaultOf(type);
        fixture.apps.acceptDefaultOf(String.class);

        assertEquals(1, fixture.apps.sources().size());
        Reference.reachabilityFence(type);
    }

    @Test
    void app_that_goes_away_is_freed_with_its_loader_and_leaves_the_page() throws Exception {
        WeakReference<ClassLoader> loader = readAndForget();

        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            Thread.yield();
        }

        assertNull(loader.get());
        assertEquals(0, fixture.apps.sources().size());
        assertEquals("", withoutOwn(fixture.page()));
        assertEquals(0, fixture.said().size());
    }

    private WeakReference<ClassLoader> readAndForget() throws IOException {
        AppLoader loader = new AppLoader("1.3.10");
        Object registry = loader.app().apply("registry");
        fixture.apps.accept(registry);
        assertNotNull(fixture.page());
        loader.close();
        return new WeakReference<>(loader);
    }

    /** Without the agent's metrics of itself. */
    private static String withoutOwn(String page) {
        StringBuilder rest = new StringBuilder();
        for (String line : page.split("\n")) {
            String name = line.startsWith("# ") ? line.split(" ")[2] : line;
            if (!name.startsWith("hookgauge_") && !name.startsWith("target_info"))
                rest.append(line).append('\n');
        }
        return rest.toString();
    }
}
