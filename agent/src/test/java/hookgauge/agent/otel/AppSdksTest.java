package hookgauge.agent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.gather.MetricSource;
import hookgauge.instrumentation.opentelemetrysdk.OpenTelemetrySdkInstrumentation;
import hookgauge.instrumentation.testing.Weaving;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AppSdksTest {
    private static final List<Throwable> FAILED = new ArrayList<>();
    private static Sdks sdks;

    static Stream<String> versions() {
        String always = "1.14.0 1.31.0 1.67.0";
        String between = " 1.15.0 1.19.0 1.20.0 1.22.0 1.23.0 1.30.0 1.32.0 1.38.0 1.45.0";
        return Arrays.stream((Boolean.getBoolean("all.versions") ? always + between : always).split(" "));
    }

    @BeforeAll
    static void weave() {
        OpenTelemetryHooks.answerSdk(builder -> sdks.apps.building(builder), FAILED::add);
        Weaving.of(new OpenTelemetrySdkInstrumentation()).check();
    }

    @BeforeEach
    void begin() {
        sdks = new Sdks(true, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT);
        FAILED.clear();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_the_app_records_is_on_the_page(String version) throws Exception {
        Function<String, Object> app = app(version);

        app.apply("build");
        app.apply("record");

        assertEquals(List.of(), FAILED);
        String scope = "otel_scope_name=\"app\",otel_scope_version=\"7\"";
        String page = page();
        assertShown(page, "# HELP app_orders Orders.");
        assertShown(page, "# TYPE app_orders counter");
        assertShown(page, "app_orders_total{" + scope + "} 1.0");
        assertShown(page, "app_orders_total{item=\"tea\"," + scope + "} 5.0");
        assertShown(page, "app_weight_kg_total{" + scope + "} 0.5");
        assertShown(page, "app_open{" + scope + "} -4.0");
        assertShown(page, "app_queue{item=\"tea\"," + scope + "} 9.0");
        assertShown(page, "app_load{" + scope + "} 0.75");
        String everyType = "boolean=\"true\",double=\"2.5\",long=\"4\",longs=\"[1,2]\"," + scope
                + ",string=\"s\",strings=\"[\\\"a\\\",\\\"b\\\"]\"";
        assertShown(page, "app_latency_seconds_count{" + everyType + "} 2");
        assertShown(page, "app_latency_seconds_sum{" + everyType + "} 1.75");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void sdk_without_a_reader_is_pushed_with_types_and_times(String version) {
        Function<String, Object> app = app(version);

        app.apply("build");
        app.apply("record");

        assertTrue(sdks.apps.arePushed());
        assertEquals(MetricDataType.LONG_SUM, pushed("app.orders").getType());
        assertEquals("{order}", pushed("app.orders").getUnit());
        assertEquals("Orders.", pushed("app.orders").getDescription());
        assertEquals(MetricDataType.DOUBLE_SUM, pushed("app.weight").getType());
        assertEquals(MetricDataType.LONG_GAUGE, pushed("app.queue").getType());
        assertEquals(MetricDataType.HISTOGRAM, pushed("app.latency").getType());
        assertFalse(pushed("app.open").getLongSumData().isMonotonic());
        PointData point = pushed("app.weight").getData().getPoints().iterator().next();
        assertTrue(0 < point.getStartEpochNanos() && point.getStartEpochNanos() <= point.getEpochNanos());
        var latency =
                pushed("app.latency").getHistogramData().getPoints().iterator().next();
        assertEquals(0.25, latency.getMin());
        assertEquals(1.5, latency.getMax());
        assertEquals(2, latency.getCount());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void sdk_that_exports_itself_is_scraped_and_not_pushed_and_exports_as_before(String version) throws Exception {
        Function<String, Object> app = app(version);
        app.apply("export deltas");
        app.apply("build");

        app.apply("order");
        assertEquals(List.of("app.orders=3"), app.apply("flush"));
        page();
        app.apply("order");
        app.apply("order");
        assertEquals(List.of("app.orders=6"), app.apply("flush"));

        assertShown(page(), "app_orders_total{otel_scope_name=\"app\",otel_scope_version=\"7\"} 9.0");
        assertFalse(sdks.apps.arePushed());
        assertEquals(List.of(), pushed());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void views_of_the_app_hold(String version) throws Exception {
        Function<String, Object> app = app(version);
        app.apply("views");
        app.apply("build");
        app.apply("record");

        assertEquals(
                List.of(1.0, 2.0),
                pushed("app.wait")
                        .getHistogramData()
                        .getPoints()
                        .iterator()
                        .next()
                        .getBoundaries());
        assertTrue(page().contains("app_wait_seconds_bucket"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void exemplars_come_through(String version) throws Exception {
        Function<String, Object> app = app(version);
        app.apply("build");
        app.apply("traced");

        // each is there once, in what is collected after it was recorded
        MetricData pushed = pushed("app.traced");
        app.apply("traced");
        String page = page();

        PointData point = pushed.getData().getPoints().iterator().next();
        SpanContext span = point.getExemplars().get(0).getSpanContext();
        assertEquals("0af7651916cd43dd8448eb211c80319c b7ad6b7169203331", span.getTraceId() + ' ' + span.getSpanId());
        String ids = "# {span_id=\"b7ad6b7169203331\",trace_id=\"0af7651916cd43dd8448eb211c80319c\"} ";
        assertTrue(
                page.contains("app_traced_total{otel_scope_name=\"app\",otel_scope_version=\"7\"} 2.0 " + ids), page);
        assertTrue(page.contains("le=\"5.0\"} 2 " + ids + "0.5 "), page);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void exponential_histograms_come_through(String version) throws Exception {
        Function<String, Object> app = app(version);
        try {
            app.apply("exponential");
        } catch (NoSuchMethodError e) {
            // before 1.23 the app itself has no way to ask for them
            return;
        }
        app.apply("build");
        app.apply("record");

        var point = pushed("app.latency")
                .getExponentialHistogramData()
                .getPoints()
                .iterator()
                .next();
        assertEquals(2, point.getCount());
        assertEquals(1.75, point.getSum());
        assertEquals(2, point.getPositiveBuckets().getTotalCount());
        assertTrue(page().contains("app_latency_seconds_count{"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void provider_that_is_shut_down_is_no_source(String version) throws Exception {
        Function<String, Object> app = app(version);
        app.apply("build");
        app.apply("record");
        assertEquals(List.of("opentelemetry-sdk " + version), names());

        app.apply("shutdown");

        assertEquals(List.of(), names());
        assertEquals(List.of(), pushed());
    }

    @Test
    void each_provider_is_a_source_and_the_first_is_believed() throws Exception {
        Function<String, Object> app = app("1.67.0");
        app.apply("build");
        Function<String, Object> other = app("1.67.0");
        other.apply("build");

        app.apply("order");
        other.apply("record");

        assertEquals(List.of("opentelemetry-sdk 1.67.0", "opentelemetry-sdk 1.67.0 #2"), names());
        List<Long> orders = new ArrayList<>();
        for (MetricData metric : distinct()) {
            if (!metric.getName().equals("app.orders")) continue;
            metric.getLongSumData().getPoints().forEach(point -> orders.add(point.getValue()));
        }
        assertEquals(List.of(3L, 5L), orders);
    }

    @Test
    void builder_that_builds_twice_gets_one_reader() throws Exception {
        Function<String, Object> app = app("1.67.0");

        app.apply("build");
        app.apply("build");
        app.apply("order");
        app.apply("order elsewhere");

        assertEquals(List.of("opentelemetry-sdk 1.67.0"), names());
        assertShown(page(), "app_orders_total{item=\"milk\",otel_scope_name=\"app\"} 7.0");
    }

    @Test
    void sdk_with_a_registry_for_prometheus_is_read_through_that_alone() {
        Function<String, Object> app = appWithPrometheus();
        app.apply("keep in a registry");
        app.apply("build");

        assertEquals(List.of(), names());
        assertTrue(
                sdks.said().contains("is read through the Prometheus registry that the app has for it"), sdks.said());
    }

    @Test
    void sdk_with_a_registry_for_prometheus_is_read_itself_where_registries_are_not() {
        sdks = new Sdks(true, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT, false);
        Function<String, Object> app = appWithPrometheus();
        app.apply("keep in a registry");
        app.apply("build");

        assertEquals(List.of("opentelemetry-sdk 1.67.0"), names());
        assertFalse(sdks.apps.arePushed());
    }

    @Test
    void push_of_deltas_and_exponential_histograms_has_a_reader_of_its_own() throws Exception {
        sdks = new Sdks(true, OtlpTemporality.DELTA, OtlpHistogram.EXPONENTIAL);
        Function<String, Object> app = app("1.67.0");
        app.apply("build");
        app.apply("record");

        MetricData first = pushed("app.orders");
        app.apply("order");
        page();
        MetricData second = pushed("app.orders");

        assertEquals(AggregationTemporality.DELTA, first.getLongSumData().getAggregationTemporality());
        assertEquals(3, second.getLongSumData().getPoints().iterator().next().getValue());
        assertShown(page(), "app_orders_total{otel_scope_name=\"app\",otel_scope_version=\"7\"} 4.0");
        assertTrue(page().contains("app_latency_seconds_bucket"));
    }

    @Test
    void sdk_of_before_1_14_is_left_alone_and_named_in_the_debug_log() {
        new ApiLoader(OldSdkApp.class, "target/clients/sdks", "1.12.0", "1.12.0-alpha")
                .app()
                .apply("app.orders");

        assertEquals(List.of(), FAILED);
        assertEquals(List.of(), names());
        assertTrue(sdks.said().contains("opentelemetry-sdk 1.12.0 is not read: it is older than 1.14"), sdks.said());
    }

    @Test
    void nothing_is_pushed_where_push_is_off() {
        sdks = new Sdks(false, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT);
        Function<String, Object> app = app("1.67.0");
        app.apply("build");
        app.apply("record");

        assertFalse(sdks.apps.arePushed());
        assertEquals(1, names().size());
    }

    @Test
    void callbacks_run_with_the_apps_context_loader() throws Exception {
        Function<String, Object> app = app("1.14.0");
        app.apply("build");
        app.apply("loader");

        assertShown(page(), "app_loader{otel_scope_name=\"app\",otel_scope_version=\"7\"} 1.0");
    }

    @Test
    void provider_whose_callback_does_not_link_costs_the_others_nothing() {
        Function<String, Object> app = app("1.67.0");
        app.apply("build");
        app.apply("broken");
        Function<String, Object> other = app("1.67.0");
        other.apply("build");
        other.apply("order");

        assertEquals("app.orders", pushed().get(0).getName());
        assertTrue(sdks.said().contains("NoClassDefFoundError"), sdks.said());
    }

    @Test
    void app_that_goes_away_without_shutting_down_is_freed_with_its_loader() throws Exception {
        WeakReference<ClassLoader> loader = recordAndForget();

        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            Thread.yield();
        }

        assertNull(loader.get());
        assertEquals(List.of(), names());
    }

    private static WeakReference<ClassLoader> recordAndForget() throws Exception {
        try (ApiLoader loader = new ApiLoader(SdkApp.class, "target/clients/sdks", "1.67.0")) {
            Function<String, Object> app = loader.app();
            app.apply("build");
            app.apply("record");
            assertTrue(page().contains("app_orders_total"));
            assertEquals(6, new TreeSet<>(names(pushed())).size());
            return new WeakReference<>(loader);
        }
    }

    private static Function<String, Object> app(String version) {
        return new ApiLoader(SdkApp.class, "target/clients/sdks", version, version + "-alpha").app();
    }

    private static Function<String, Object> appWithPrometheus() {
        return new ApiLoader(SdkApp.class, "target/clients/sdks", "1.67.0", "1.65.0-alpha", "1.10.0").app();
    }

    private static void assertShown(String page, String line) {
        boolean shown = Arrays.stream(page.split("\n")).anyMatch(l -> l.equals(line));
        assertTrue(shown, () -> line + " is not in\n" + page);
    }

    private static String page() throws Exception {
        List<MetricSnapshot> families = new ArrayList<>();
        for (MetricSource source : sdks.apps.sources()) source.collect().forEach(families::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenMetricsTextFormatWriter.builder()
                .setCreatedTimestampsEnabled(false)
                .build()
                .write(out, new MetricSnapshots(families));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (MetricSource source : sdks.apps.sources()) names.add(source.name());
        return names;
    }

    private static List<String> names(Collection<MetricData> metrics) {
        List<String> names = new ArrayList<>();
        for (MetricData metric : metrics) names.add(metric.getName());
        return names;
    }

    private static List<MetricData> pushed() {
        List<MetricData> all = new ArrayList<>();
        for (Collection<MetricData> metrics : sdks.apps.pushed(Resource.empty())) all.addAll(metrics);
        return all;
    }

    private static Collection<MetricData> distinct() {
        return new AgentOpenTelemetry(Map.of(), 10, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT, sdks.apps)
                .pushed();
    }

    private static MetricData pushed(String name) {
        return pushed().stream()
                .filter(metric -> metric.getName().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError(name + " is not in " + pushed()));
    }
}
