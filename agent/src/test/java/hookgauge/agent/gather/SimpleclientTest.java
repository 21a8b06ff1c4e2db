package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimpleclientTest {
    private final GatherFixture fixture = new GatherFixture(Libraries.MODULES);

    static Stream<String> versions() {
        return AppLoader.versions("0.0.26 0.9.0 0.16.0", "0.4.0 0.6.0 0.8.1 0.10.0 0.11.0 0.12.0 0.15.0");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void series_and_values_are_the_apps_own(String version) {
        Function<String, Object> app = app(version);

        fixture.accept(app.apply("registry"));

        assertEquals(
                PageSamples.values(asNamedSince010((String) app.apply("text"))), PageSamples.values(fixture.page()));
        assertEquals(0, fixture.said().size(), fixture.said()::toString);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void types_are_the_apps_own_but_for_samples_that_are_no_part_of_their_family(String version) {
        Function<String, Object> app = app(version);

        fixture.accept(app.apply("registry"));

        Map<String, String> expected = PageSamples.types(asNamedSince010((String) app.apply("text")));
        expected.put("custom_load_sum", "untyped");
        assertEquals(expected, PageSamples.types(fixture.page()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void page_of_the_app_itself_stays_the_same_when_it_is_read(String version) {
        Function<String, Object> app = app(version);
        Object before = app.apply("text");

        fixture.accept(app.apply("registry"));
        for (int i = 0; i < 100; i++) fixture.page();

        assertEquals(before, app.apply("text"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void collector_that_throws_costs_its_own_family_only(String version) {
        Function<String, Object> app = app(version);
        fixture.accept(app.apply("registry"));
        String whole = fixture.page();

        app.apply("break");
        String broken = fixture.page();
        app.apply("mend");
        fixture.page();

        Map<String, Double> expected = PageSamples.values(whole);
        expected.remove("app_breakable");
        assertEquals(expected, PageSamples.values(broken));
        assertEquals(2, fixture.said().size(), fixture.said()::toString);
        assertTrue(fixture.said().get(0).contains("SimpleclientApp$"), fixture.said()::toString);
        assertTrue(fixture.said().get(0).contains("StackOverflowError: deep"), fixture.said()::toString);
        assertTrue(fixture.said().get(1).endsWith("is back"), fixture.said()::toString);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void families_of_custom_collectors_keep_what_can_be_shown(String version) {
        fixture.accept(app(version).apply("odd"));

        assertEquals(
                Map.ofEntries(
                        Map.entry("good", 1.0),
                        Map.entry("open_bucket{le=\"0.5\"}", 1.0),
                        Map.entry("open_bucket{le=\"+Inf\"}", 3.0),
                        Map.entry("open_count", 3.0),
                        Map.entry("open_sum", 9.0),
                        Map.entry("falling_bucket{le=\"1.0\"}", 5.0),
                        Map.entry("falling_bucket{le=\"2.0\"}", 5.0),
                        Map.entry("falling_bucket{le=\"+Inf\"}", 7.0),
                        Map.entry("falling_count", 7.0),
                        Map.entry("twice{a=\"b\"}", 1.0)),
                PageSamples.values(fixture.page()));
        assertEquals(
                1,
                fixture.self(
                        "hookgauge_merge_hidden_series{reason=\"duplicate\",source=\"simpleclient " + version + "\"}"));
        assertTrue(fixture.said().get(0).contains("nameless"), fixture.said()::toString);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void default_registry_that_was_made_before_is_found_beside_a_private_one(String version) throws Exception {
        AppLoader loader = new AppLoader(SimpleclientApp.class, "simpleclient", version);

        fixture.accept(loader.app().apply("registry"));
        fixture.apps.acceptDefaultOf(loader.loadClass("io.prometheus.client.CollectorRegistry"));

        assertEquals(2, fixture.apps.sources().size());
    }

    @Test
    void exemplars_units_states_and_creation_times_are_kept() throws IOException {
        fixture.accept(app("0.16.0").apply("newer"));

        ByteArrayOutputStream page = new ByteArrayOutputStream();
        MetricSnapshots newer = fixture.all("newer");
        new OpenMetricsTextFormatWriter(true, false).write(page, newer);

        assertEquals(
                """
                # TYPE newer_build info
                # HELP newer_build build
                newer_build_info{version="7"} 1
                # TYPE newer_hits counter
                newer_hits_total 4.0 # {trace_id="0af7651916cd43dd8448eb211c80319c"} 0.25 1700000000.123
                newer_hits_created 1600000000.250
                # TYPE newer_mode stateset
                newer_mode{newer_mode="off"} 0
                newer_mode{newer_mode="on"} 1
                # TYPE newer_sizes gaugehistogram
                newer_sizes_bucket{le="1.0"} 1
                newer_sizes_bucket{le="+Inf"} 3
                newer_sizes_gcount 3
                newer_sizes_gsum 6.0
                # TYPE newer_wait_seconds histogram
                # UNIT newer_wait_seconds seconds
                # HELP newer_wait_seconds wait
                newer_wait_seconds_bucket{le="0.5"} 1 # {trace_id="0af7651916cd43dd8448eb211c80319c"} 0.25 1700000000.123
                newer_wait_seconds_bucket{le="+Inf"} 2
                newer_wait_seconds_count 2
                newer_wait_seconds_sum 3.25
                newer_wait_seconds_created 1600000000.500
                # EOF
                """,
                page.toString(StandardCharsets.UTF_8));
    }

    private static Function<String, Object> app(String version) {
        return new AppLoader(SimpleclientApp.class, "simpleclient", version).app();
    }

    /** Up to 0.9 a counter may lack the end that all of them have since; and the times of creation are gauges in text. */
    private static String asNamedSince010(String page) {
        StringBuilder named = new StringBuilder();
        for (String line : page.replaceAll("\\bapp_jobs\\b", "app_jobs_total").split("\n")) {
            if (!line.matches("(# (TYPE|HELP) )?\\w+_created\\b.*"))
                named.append(line).append('\n');
        }
        return named.toString();
    }
}
