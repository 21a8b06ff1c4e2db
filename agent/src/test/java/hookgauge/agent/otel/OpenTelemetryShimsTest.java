package hookgauge.agent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.gather.MetricSource;
import hookgauge.instrumentation.opentelemetryapi.OpenTelemetryApiInstrumentation;
import hookgauge.instrumentation.testing.Weaving;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenTelemetryShimsTest {
    private static final List<Throwable> FAILED = new ArrayList<>();
    private static OpenTelemetryShims shims;

    private final AgentOpenTelemetry openTelemetry = new AgentOpenTelemetry(
            Map.of("service.name", "shop"), 10, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT, Sdks.none());

    // what an app recorded goes when the app goes
    private final List<Object> apps = new ArrayList<>();

    static Stream<String> versions() {
        String always = "1.10.0 1.15.0 1.31.0 1.38.0 1.45.0 1.67.0";
        return Arrays.stream((Boolean.getBoolean("all.versions") ? always + " 1.32.0 1.55.0" : always).split(" "));
    }

    /** Of the API and of the incubator; before 1.42 the app itself had no extended instruments without an SDK. */
    static Stream<Arguments> incubators() {
        Stream<Arguments> always = Stream.of(arguments("1.45.0", "1.45.0-alpha"), arguments("1.67.0", "1.65.0-alpha"));
        return Boolean.getBoolean("all.versions")
                ? Stream.concat(always, Stream.of(arguments("1.55.0", "1.55.0-alpha")))
                : always;
    }

    @BeforeAll
    static void weave() {
        OpenTelemetryHooks.answerApi(global -> shims.of(global), FAILED::add);
        Weaving.of(new OpenTelemetryApiInstrumentation()).check();
    }

    @BeforeEach
    void begin() {
        shims = new OpenTelemetryShims(openTelemetry);
        FAILED.clear();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_the_app_records_is_on_the_page(String version) {
        Function<String, Object> app = app(version);

        app.apply("record");

        assertEquals(List.of(), FAILED);
        String scope = "otel_scope_name=\"app\",otel_scope_version=\"7\"";
        String page = page();
        assertShown(page, "# HELP app_orders_total Orders.");
        assertShown(page, "# TYPE app_orders_total counter");
        assertShown(page, "app_orders_total{" + scope + "} 1.0");
        assertShown(page, "app_orders_total{item=\"tea\"," + scope + "} 5.0");
        assertShown(page, "app_weight_kg_total{" + scope + "} 0.5");
        assertShown(page, "app_open{" + scope + "} -4.0");
        assertShown(page, "app_level{" + scope + "} 1.5");
        assertShown(page, "app_size_bytes_sum{" + scope + "} 2048.0");
        assertShown(
                page,
                "app_latency_seconds_count{boolean=\"true\",booleans=\"[true,false]\",double=\"2.5\","
                        + "doubles=\"[1.5,2.5]\",long=\"4\",longs=\"[1,2]\"," + scope
                        + ",string=\"s\",strings=\"[\\\"a\\\",\\\"b\\\"]\"} 1");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void callbacks_are_asked_at_each_collection_until_closed(String version) {
        Function<String, Object> app = app(version);

        app.apply("observe");

        assertEquals(9, number("app.queue"));
        assertEquals(0.75, number("app.load"));
        assertEquals(11, number("app.seen"));
        assertEquals(12, number("app.held"));
        assertEquals(13, number("app.stopped"));
        app.apply("stop");
        boolean canClose = !version.equals("1.10.0");
        assertEquals(!canClose, names().contains("app.stopped"));
        assertTrue(names().contains("app.load"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.15.0", "1.31.0", "1.38.0", "1.45.0", "1.67.0"})
    void several_instruments_share_a_callback(String version) {
        app(version).apply("batch");

        assertEquals(21, number("app.first"));
        assertEquals(22.5, number("app.second"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.38.0", "1.45.0", "1.67.0"})
    void gauges_are_set(String version) {
        app(version).apply("gauges");

        assertEquals(1.25, number("app.set"));
        assertEquals(5, number("app.set.long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.38.0", "1.45.0", "1.67.0"})
    void advice_on_bounds_is_taken(String version) {
        app(version).apply("advice");

        MetricData histogram = named("app.advised");
        assertEquals(
                List.of(1.0, 2.0),
                histogram.getHistogramData().getPoints().iterator().next().getBoundaries());
    }

    @ParameterizedTest
    @MethodSource("incubators")
    void what_the_app_casts_to_types_of_the_incubator_is_of_them(String version, String incubator) {
        Function<String, Object> app = app(version, incubator);

        assertEquals(List.of(), app.apply("extended types"));
        app.apply("record");
        app.apply("observe");
        app.apply("gauges");

        assertShown(page(), "app_orders_total{item=\"tea\",otel_scope_name=\"app\",otel_scope_version=\"7\"} 5.0");
        assertEquals(0.75, number("app.load"));
        assertEquals(1.25, number("app.set"));
        assertEquals(List.of(), FAILED);
    }

    @ParameterizedTest
    @MethodSource("incubators")
    void advice_on_attributes_is_taken(String version, String incubator) {
        app(version, incubator).apply("extended");

        String labels = "{long=\"4\",otel_scope_name=\"app\",otel_scope_version=\"7\"} ";
        assertShown(page(), "app_kept_total" + labels + "1.0");
        assertShown(page(), "app_kept_time_seconds_count" + labels + "1");
        assertShown(page(), "app_kept_level" + labels + "3.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10.0", "1.67.0"})
    void recording_allocates_nothing_with_attributes_that_equal_some_seen_before(String version) {
        long bytes = (Long) app(version).apply("bytes of equal attributes");

        assertTrue(bytes < 1000, bytes + " bytes for 200,000 measurements");
    }

    @Test
    void bound_instruments_record_with_their_attributes() {
        app("1.67.0", "1.65.0-alpha").apply("bound");

        String labels = "{item=\"tea\",otel_scope_name=\"app\",otel_scope_version=\"7\"} ";
        assertShown(page(), "app_bound_total" + labels + "2.0");
        assertShown(page(), "app_bound_time_sum" + labels + "0.5");
        assertShown(page(), "app_bound_level" + labels + "1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10.0", "1.31.0", "1.67.0"})
    void noop_that_the_app_set_stays_noop(String version) {
        Function<String, Object> app = app(version);

        app.apply("set noop");
        app.apply("record");

        assertEquals(false, app.apply("is shim"));
        assertFalse(openTelemetry.isUsed());
    }

    @Test
    void global_is_not_set_before_the_app_asks_for_it() {
        Function<String, Object> app = app("1.67.0");

        assertEquals(false, app.apply("isSet"));
        app.apply("getOrNoop");
        assertEquals(false, app.apply("isSet"));
        app.apply("set noop");

        assertEquals(1, number("app.quiet"));
    }

    @Test
    void noop_that_the_app_set_stays_noop_for_libraries() {
        Function<String, Object> app = app("1.67.0");

        app.apply("set noop");
        app.apply("getOrNoop");

        assertFalse(openTelemetry.isUsed());
    }

    @Test
    void second_set_throws_as_it_does_without_the_agent() {
        Function<String, Object> app = app("1.67.0");
        app.apply("record");

        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> app.apply("set noop"));

        assertTrue(thrown.getMessage().startsWith("GlobalOpenTelemetry.set has already been called"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10.0", "1.67.0"})
    void tracing_stays_off(String version) {
        Function<String, Object> app = app(version);

        assertEquals(true, app.apply("is shim"));
        assertEquals(false, app.apply("is tracing"));
    }

    @Test
    void callback_that_does_not_link_costs_its_own_metric_only() {
        Function<String, Object> app = app("1.67.0");

        app.apply("broken");
        app.apply("observe");

        assertFalse(names().contains("app.broken"));
        assertEquals(0.75, number("app.load"));
    }

    @Test
    void callback_runs_with_the_apps_context_loader() {
        ApiLoader loader = new ApiLoader("1.67.0");
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.app().apply("loader");
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }

        assertEquals(1, number("app.loader"));
    }

    @Test
    void of_two_apps_with_the_same_series_the_first_is_believed() {
        app("1.31.0").apply("record");
        double first = number("app.orders");
        app("1.67.0").apply("record");
        app("1.67.0").apply("record");

        assertEquals(3, openTelemetry.sources().size());
        assertEquals(first, number("app.orders"));
    }

    @Test
    void types_are_those_of_the_instruments() {
        app("1.45.0").apply("record");

        assertEquals(MetricDataType.LONG_SUM, named("app.orders").getType());
        assertEquals("{order}", named("app.orders").getUnit());
        assertEquals(MetricDataType.DOUBLE_SUM, named("app.level").getType());
        assertEquals(MetricDataType.HISTOGRAM, named("app.size").getType());
    }

    @Test
    void resource_tells_this_process_from_others_unless_the_user_does() {
        AttributeKey<String> instance = AttributeKey.stringKey("service.instance.id");
        Map<String, String> given = Map.of("service.name", "shop", "service.instance.id", "till-7");

        assertEquals(36, openTelemetry.resource().getAttribute(instance).length());
        assertSame(openTelemetry.resource(), openTelemetry.resource());
        assertEquals(
                "till-7",
                new AgentOpenTelemetry(given, 10, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT, Sdks.none())
                        .resource()
                        .getAttribute(instance));
    }

    @Test
    void app_that_goes_away_is_freed_with_its_loader_and_its_callbacks() throws IOException {
        WeakReference<ClassLoader> loader = observeAndForget();

        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            Thread.yield();
        }

        assertNull(loader.get());
        assertEquals(List.of(), names());
    }

    private WeakReference<ClassLoader> observeAndForget() throws IOException {
        ApiLoader loader = new ApiLoader("1.67.0");
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.app().apply("observe");
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
        assertTrue(names().contains("app.load"));
        loader.close();
        return new WeakReference<>(loader);
    }

    private Function<String, Object> app(String... versions) {
        Function<String, Object> app = new ApiLoader(versions).app();
        apps.add(app);
        return app;
    }

    private static void assertShown(String page, String line) {
        assertTrue(("\n" + page).contains("\n" + line + "\n"), () -> line + " is not in\n" + page);
    }

    private String page() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<MetricSnapshot> families = new ArrayList<>();
            for (MetricSource source : openTelemetry.sources()) source.collect().forEach(families::add);
            PrometheusTextFormatWriter.create().write(out, new MetricSnapshots(families));
            return out.toString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (MetricData metric : openTelemetry.pushed()) names.add(metric.getName());
        return names;
    }

    private MetricData named(String name) {
        return openTelemetry.pushed().stream()
                .filter(metric -> metric.getName().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError(name + " is not in " + openTelemetry.pushed()));
    }

    private double number(String name) {
        MetricData metric = named(name);
        switch (metric.getType()) {
            case LONG_GAUGE:
                return metric.getLongGaugeData().getPoints().iterator().next().getValue();
            case DOUBLE_GAUGE:
                return metric.getDoubleGaugeData().getPoints().iterator().next().getValue();
            case LONG_SUM:
                return metric.getLongSumData().getPoints().iterator().next().getValue();
            default:
                return metric.getDoubleSumData().getPoints().iterator().next().getValue();
        }
    }
}
