package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.gather.Gathered;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.log.AgentLog;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.metrics.data.ValueAtQuantile;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.core.metrics.StateSet;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PrometheusBridgeTest {
    private static final long PROCESS_START = 1_700_000_000_000L;
    private static final long NOW = 1_900_000_000_000L;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusRegistry core = new PrometheusRegistry();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final LeftOut leftOut =
            new LeftOut(new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true))).showIn(core);
    private final PrometheusBridge bridge =
            new PrometheusBridge(Resource.empty(), "1.2", PROCESS_START, OtlpHistogram.EXPLICIT, leftOut);

    @Test
    void counter_is_a_monotonic_cumulative_sum_under_its_scraped_name() {
        Counter.builder().name("orders_total").register(registry).inc(5);

        MetricData metric = only(app());

        assertEquals("orders_total", metric.getName());
        assertEquals("", metric.getUnit());
        assertEquals("", metric.getDescription());
        assertEquals("hookgauge.shop", metric.getInstrumentationScopeInfo().getName());
        assertTrue(metric.getDoubleSumData().isMonotonic());
        assertEquals(
                AggregationTemporality.CUMULATIVE, metric.getDoubleSumData().getAggregationTemporality());
        assertEquals(5.0, number(metric).getValue());
    }

    @Test
    void counter_that_is_not_a_number_is_left_out_and_the_rest_is_not_monotonic() {
        Counter counter = Counter.builder().name("odd").labelNames("k").register(registry);
        counter.labelValues("a").inc(Double.NaN);
        counter.labelValues("b").inc();

        MetricData metric = only(app());

        assertFalse(metric.getDoubleSumData().isMonotonic());
        assertEquals("b", number(metric).getAttributes().get(AttributeKey.stringKey("k")));
        assertEquals("[not_a_number 1.0]", leftOut());
    }

    @Test
    void counter_below_zero_makes_a_sum_that_may_fall_and_has_not_begun_anew_when_it_does() throws Exception {
        app(Gathered.counter("odd", -1, 2));

        MetricData metric = only(app(Gathered.counter("odd", -3, 1)));

        assertEquals("odd_total", metric.getName());
        assertFalse(metric.getDoubleSumData().isMonotonic());
        List<Double> values = new ArrayList<>();
        for (DoublePointData point : metric.getDoubleSumData().getPoints()) {
            assertEquals(nanos(PROCESS_START), point.getStartEpochNanos());
            values.add(point.getValue());
        }
        assertEquals(Arrays.asList(-3.0, 1.0), values);
        assertEquals("[]", leftOut());
    }

    @Test
    void histogram_that_is_classic_and_native_is_sent_as_classic_only() {
        Histogram histogram = Histogram.builder()
                .name("lat_seconds")
                .classicUpperBounds(0.1, 1)
                .withoutExemplars()
                .register(registry);
        histogram.observe(0.05);
        histogram.observe(0.5);
        histogram.observe(5);

        MetricData metric = only(app());

        assertEquals(MetricDataType.HISTOGRAM, metric.getType());
        HistogramPointData point =
                metric.getHistogramData().getPoints().iterator().next();
        assertEquals(Arrays.asList(0.1, 1.0), point.getBoundaries());
        assertEquals(Arrays.asList(1L, 1L, 1L), point.getCounts());
        assertEquals(3, point.getCount());
        assertEquals(5.55, point.getSum(), 1e-9);
        assertFalse(point.hasMin());
        assertFalse(point.hasMax());
    }

    @Test
    void histogram_that_is_both_is_sent_as_exponential_only_if_that_is_asked_for() {
        Histogram.builder().name("both").withoutExemplars().register(registry).observe(0.5);
        Histogram.builder()
                .name("classic")
                .classicOnly()
                .withoutExemplars()
                .register(registry)
                .observe(0.5);
        PrometheusBridge exponential =
                new PrometheusBridge(Resource.empty(), "1.2", PROCESS_START, OtlpHistogram.EXPONENTIAL, leftOut);

        List<MetricData> metrics = exponential.bridge(Gathered.from(Rank.APP, "shop", registry), NOW);

        assertEquals(2, metrics.size(), metrics::toString);
        assertEquals(MetricDataType.EXPONENTIAL_HISTOGRAM, metrics.get(0).getType());
        assertEquals(1, exponential(metrics.get(0)).getCount());
        assertEquals(MetricDataType.HISTOGRAM, metrics.get(1).getType());
    }

    @Test
    void native_histogram_is_exponential_with_indexes_of_otlp() {
        Histogram histogram = Histogram.builder()
                .name("native")
                .nativeOnly()
                .nativeInitialSchema(2)
                .withoutExemplars()
                .register(registry);
        for (double value : new double[] {0, 1, 1.5, 100, -3}) histogram.observe(value);

        ExponentialHistogramPointData point = exponential(only(app()));

        assertEquals(2, point.getScale());
        assertEquals(1, point.getZeroCount());
        assertEquals(-1, point.getPositiveBuckets().getOffset());
        assertEquals(6, point.getNegativeBuckets().getOffset());
        assertEquals(5, point.getCount());
        assertEquals(99.5, point.getSum(), 1e-9);
    }

    @Test
    void native_histogram_with_too_many_buckets_is_sent_coarser_with_the_same_count() {
        int[] indexes = new int[1000];
        long[] counts = new long[1000];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = i - 500;
            counts[i] = 1;
        }

        ExponentialHistogramPointData point =
                exponential(only(app(nativeHistogram(8, NativeHistogramBuckets.of(indexes, counts)))));

        assertEquals(5, point.getScale());
        assertEquals(126, point.getPositiveBuckets().getBucketCounts().size());
        assertEquals(-63, point.getPositiveBuckets().getOffset());
        assertEquals(1000, point.getCount());
    }

    @Test
    void infinite_observations_of_a_native_histogram_are_not_counted() {
        NativeHistogramBuckets buckets = NativeHistogramBuckets.of(new int[] {3, 1025}, new long[] {2, 7});

        ExponentialHistogramPointData point = exponential(only(app(nativeHistogram(0, buckets))));

        assertEquals(2, point.getCount());
        assertEquals(Collections.singletonList(2L), point.getPositiveBuckets().getBucketCounts());
    }

    @Test
    void gauge_histogram_is_left_out_and_that_is_said_once() {
        MetricSnapshots snapshots = new MetricSnapshots(HistogramSnapshot.builder()
                .name("queue")
                .gaugeHistogram(true)
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(
                                new double[] {1, Double.POSITIVE_INFINITY}, new long[] {1, 1}))
                        .build())
                .build());

        assertEquals(Collections.emptyList(), app(snapshots));
        assertEquals(Collections.emptyList(), app(snapshots));
        assertEquals("[hookgauge] queue of shop is not pushed: OTLP has no gauge histograms\n", said.toString());
        assertEquals("[gauge_histogram 2.0]", leftOut());
    }

    @Test
    void core_histogram_has_the_names_of_the_conventions_and_the_status_is_an_integer() {
        Histogram.builder()
                .name("http.server.request.duration")
                .unit(Unit.SECONDS)
                .help("Duration of HTTP server requests.")
                .labelNames("http.request.method", "http.response.status_code")
                .classicOnly()
                .withoutExemplars()
                .register(registry)
                .labelValues("GET", "200")
                .observe(0.2);

        MetricData metric = only(ours());

        assertEquals("http.server.request.duration", metric.getName());
        assertEquals("s", metric.getUnit());
        assertEquals("Duration of HTTP server requests.", metric.getDescription());
        assertEquals("hookgauge", metric.getInstrumentationScopeInfo().getName());
        assertEquals("1.2", metric.getInstrumentationScopeInfo().getVersion());
        assertEquals(
                Attributes.of(
                        AttributeKey.stringKey("http.request.method"),
                        "GET",
                        AttributeKey.longKey("http.response.status_code"),
                        200L),
                point(metric).getAttributes());
    }

    @Test
    void boolean_attributes_of_the_conventions_are_booleans() {
        Gauge.builder()
                .name("jvm.thread.count")
                .labelNames("jvm.thread.daemon")
                .register(registry)
                .labelValues("true")
                .set(3);

        assertEquals(
                Attributes.of(AttributeKey.booleanKey("jvm.thread.daemon"), true),
                point(only(ours())).getAttributes());
    }

    @Test
    void app_metric_of_such_a_name_keeps_strings_and_its_scraped_name() {
        Counter.builder()
                .name("my.requests")
                .labelNames("http.response.status_code")
                .register(registry)
                .labelValues("200")
                .inc();

        MetricData metric = only(app());

        assertEquals("my.requests_total", metric.getName());
        assertEquals("200", point(metric).getAttributes().get(AttributeKey.stringKey("http.response.status_code")));
    }

    @Test
    void connections_and_threads_of_servers_are_up_down_counters_by_a_port_that_is_a_number() {
        Gauge.builder()
                .name("hookgauge.http.server.open_connections")
                .labelNames("family", "server.port")
                .register(registry)
                .labelValues("tomcat", "8080")
                .set(200);
        Gauge.builder().name("hookgauge.http.server.threads").register(registry).set(7);
        Gauge.builder()
                .name("hookgauge.http.server.threads.limit")
                .register(registry)
                .set(250);

        List<MetricData> metrics = ours();

        MetricData connections = named(metrics, "hookgauge.http.server.open_connections");
        assertEquals("{connection}", connections.getUnit());
        assertFalse(connections.getDoubleSumData().isMonotonic());
        assertEquals(8080L, point(connections).getAttributes().get(AttributeKey.longKey("server.port")));
        for (String name : List.of("hookgauge.http.server.threads", "hookgauge.http.server.threads.limit")) {
            assertEquals("{thread}", named(metrics, name).getUnit());
            assertFalse(named(metrics, name).getDoubleSumData().isMonotonic());
        }
    }

    @Test
    void gauges_that_the_conventions_call_up_down_counters_are_sums() {
        Gauge.builder().name("http.server.active_requests").register(registry).set(3);
        Gauge.builder()
                .name("jvm.memory.used")
                .unit(Unit.BYTES)
                .register(registry)
                .set(4);
        Gauge.builder().name("jvm.cpu.recent_utilization").register(registry).set(0.5);

        List<MetricData> metrics = ours();

        MetricData active = named(metrics, "http.server.active_requests");
        assertEquals("{request}", active.getUnit());
        assertFalse(active.getDoubleSumData().isMonotonic());
        assertEquals(nanos(PROCESS_START), point(active).getStartEpochNanos());
        MetricData memory = named(metrics, "jvm.memory.used");
        assertEquals("By", memory.getUnit());
        assertEquals(MetricDataType.DOUBLE_SUM, memory.getType());
        MetricData utilization = named(metrics, "jvm.cpu.recent_utilization");
        assertEquals("1", utilization.getUnit());
        assertEquals(MetricDataType.DOUBLE_GAUGE, utilization.getType());
    }

    @Test
    void own_metric_without_a_conventional_name_is_called_as_on_the_page() {
        Counter.builder()
                .name("hookgauge_push")
                .labelNames("result")
                .register(registry)
                .initLabelValues("success");

        assertEquals("hookgauge_push_total", only(ours()).getName());
    }

    @Test
    void gauge_has_no_start_time() {
        Gauge.builder()
                .name("temperature")
                .unit(Unit.CELSIUS)
                .register(registry)
                .set(-3);

        MetricData metric = only(app());

        assertEquals("temperature_celsius", metric.getName());
        assertEquals("Cel", metric.getUnit());
        assertEquals(MetricDataType.DOUBLE_GAUGE, metric.getType());
        assertEquals(0, point(metric).getStartEpochNanos());
        assertEquals(nanos(NOW), point(metric).getEpochNanos());
        assertEquals(-3.0, number(metric).getValue());
    }

    @Test
    void gauge_that_is_not_a_number_is_sent_unless_it_says_that_the_series_has_ended() {
        Gauge gauge = Gauge.builder().name("g").labelNames("k").register(registry);
        gauge.labelValues("nan").set(Double.NaN);
        gauge.labelValues("infinite").set(Double.POSITIVE_INFINITY);
        gauge.labelValues("ended").set(Double.longBitsToDouble(0x7ff0000000000002L));

        MetricData metric = only(app());

        List<String> sent = new ArrayList<>();
        for (PointData point : metric.getData().getPoints()) {
            sent.add(point.getAttributes().get(AttributeKey.stringKey("k")));
        }
        assertEquals(Arrays.asList("infinite", "nan"), sent);
    }

    @Test
    void info_is_a_sum_of_one_and_target_info_is_none() {
        Info.builder().name("build_info").labelNames("v").register(registry).addLabelValues("1");
        Info.builder().name("target_info").labelNames("v").register(registry).addLabelValues("1");

        MetricData metric = only(app());

        assertEquals("build_info", metric.getName());
        assertFalse(metric.getDoubleSumData().isMonotonic());
        assertEquals(1.0, number(metric).getValue());
    }

    @Test
    void state_set_has_a_point_for_each_state() {
        StateSet.builder().name("flags").states("a", "b").register(registry).setTrue("b");

        MetricData metric = only(app());

        List<String> states = new ArrayList<>();
        for (DoublePointData point : metric.getDoubleSumData().getPoints()) {
            states.add(point.getAttributes().get(AttributeKey.stringKey("flags")) + "=" + point.getValue());
        }
        assertEquals(Arrays.asList("a=0.0", "b=1.0"), states);
    }

    @Test
    void summary_keeps_count_and_sum_where_its_window_is_empty() {
        Summary.builder()
                .name("s")
                .quantile(0.5)
                .withoutExemplars()
                .register(registry)
                .observe(2);
        Summary.builder().name("empty").quantile(0.5).withoutExemplars().register(registry);

        List<MetricData> metrics = app();

        SummaryPointData full = summary(named(metrics, "s"));
        assertEquals(1, full.getCount());
        assertEquals(2.0, full.getSum());
        assertEquals(Collections.singletonList(ValueAtQuantile.create(0.5, 2)), full.getValues());
        SummaryPointData empty = summary(named(metrics, "empty"));
        assertEquals(0, empty.getCount());
        assertEquals(Collections.emptyList(), empty.getValues());
    }

    @Test
    void summary_without_a_count_is_left_out_and_one_without_a_sum_has_none() {
        MetricSnapshots snapshots = new MetricSnapshots(SummarySnapshot.builder()
                .name("s")
                .dataPoint(SummaryDataPointSnapshot.builder()
                        .sum(3)
                        .labels(Labels.of("k", "a"))
                        .build())
                .dataPoint(SummaryDataPointSnapshot.builder()
                        .count(4)
                        .labels(Labels.of("k", "b"))
                        .build())
                .build());

        SummaryPointData point = summary(only(app(snapshots)));

        assertEquals("b", point.getAttributes().get(AttributeKey.stringKey("k")));
        assertEquals(4, point.getCount());
        assertEquals(0.0, point.getSum());
        assertEquals("[no_count 1.0]", leftOut());
    }

    @Test
    void summary_that_may_fall_is_two_gauges_with_the_names_on_the_page() {
        MetricSnapshots snapshots = new MetricSnapshots(SummarySnapshot.builder()
                .name("import_seconds")
                .help("under way")
                .dataPoint(SummaryDataPointSnapshot.builder()
                        .count(2)
                        .sum(10)
                        .labels(Labels.of("k", "a"))
                        .build())
                .build());

        List<MetricData> metrics = bridge.bridge(Gathered.gaugeSummaries("shop", snapshots), NOW);

        assertEquals(2, metrics.size(), metrics::toString);
        for (MetricData metric : metrics) {
            assertEquals(MetricDataType.DOUBLE_GAUGE, metric.getType());
            assertEquals("under way", metric.getDescription());
            assertEquals(0, point(metric).getStartEpochNanos());
            assertEquals(
                    Attributes.of(AttributeKey.stringKey("k"), "a"),
                    point(metric).getAttributes());
        }
        assertEquals(2.0, number(named(metrics, "import_seconds_count")).getValue());
        assertEquals(10.0, number(named(metrics, "import_seconds_sum")).getValue());
    }

    @Test
    void metric_without_a_type_is_a_gauge() {
        MetricSnapshots snapshots = new MetricSnapshots(UnknownSnapshot.builder()
                .name("x_total")
                .dataPoint(UnknownDataPointSnapshot.builder().value(2).build())
                .build());

        MetricData metric = only(app(snapshots));

        assertEquals("x_total", metric.getName());
        assertEquals(MetricDataType.DOUBLE_GAUGE, metric.getType());
        assertEquals(2.0, number(metric).getValue());
    }

    @Test
    void scope_labels_become_the_scope() {
        Gauge.builder()
                .name("g")
                .labelNames("otel_scope_name", "otel_scope_version", "otel_scope_x", "k")
                .register(registry)
                .labelValues("lib", "7", "y", "v")
                .set(1);

        MetricData metric = only(app());

        assertEquals("lib", metric.getInstrumentationScopeInfo().getName());
        assertEquals("7", metric.getInstrumentationScopeInfo().getVersion());
        assertEquals(
                Attributes.of(AttributeKey.stringKey("x"), "y"),
                metric.getInstrumentationScopeInfo().getAttributes());
        assertEquals(
                Attributes.of(AttributeKey.stringKey("k"), "v"), point(metric).getAttributes());
    }

    @Test
    void exemplar_with_valid_ids_is_linked_to_its_span() {
        MetricData metric = only(app(counterWithExemplar("0102030405060708090a0b0c0d0e0f10", "0102030405060708")));

        DoubleExemplarData exemplar = number(metric).getExemplars().get(0);
        assertEquals(
                "0102030405060708090a0b0c0d0e0f10", exemplar.getSpanContext().getTraceId());
        assertEquals("0102030405060708", exemplar.getSpanContext().getSpanId());
        assertEquals(Attributes.of(AttributeKey.stringKey("user"), "u"), exemplar.getFilteredAttributes());
        assertEquals(nanos(77), exemplar.getEpochNanos());
        assertEquals(0.5, exemplar.getValue());
    }

    @Test
    void exemplar_with_an_invalid_id_keeps_it_as_an_attribute() {
        MetricData metric = only(app(counterWithExemplar("xyz", "0102030405060708")));

        DoubleExemplarData exemplar = number(metric).getExemplars().get(0);
        assertFalse(exemplar.getSpanContext().isValid());
        assertEquals("xyz", exemplar.getFilteredAttributes().get(AttributeKey.stringKey("trace_id")));
    }

    @Test
    void counter_starts_when_it_was_created_in_every_collection() {
        long before = System.currentTimeMillis();
        Counter.builder().name("c").register(registry).inc();
        long after = System.currentTimeMillis();

        for (int i = 0; i < 5; i++) {
            long start = point(only(app(NOW + i))).getStartEpochNanos();
            assertTrue(start >= nanos(before) && start <= nanos(after), "start " + start);
        }
    }

    @Test
    void created_time_in_the_future_is_put_before_the_point() {
        Counter.builder().name("c").register(registry).inc();
        long past = System.currentTimeMillis() - 3_600_000;

        assertEquals(nanos(past - 1), point(only(app(past))).getStartEpochNanos());
    }

    @Test
    void callback_counter_starts_with_the_process_until_it_falls() {
        AtomicReference<Double> value = new AtomicReference<>(5.0);
        CounterWithCallback.builder()
                .name("c")
                .callback(callback -> callback.call(value.get()))
                .register(registry);

        assertEquals(nanos(PROCESS_START), point(only(app(NOW))).getStartEpochNanos());
        value.set(6.0);
        assertEquals(nanos(PROCESS_START), point(only(app(NOW + 1000))).getStartEpochNanos());
        value.set(2.0);
        assertEquals(nanos(NOW + 1000), point(only(app(NOW + 2000))).getStartEpochNanos());
        value.set(3.0);
        assertEquals(nanos(NOW + 1000), point(only(app(NOW + 3000))).getStartEpochNanos());
    }

    @Test
    void series_that_turns_up_later_starts_with_the_collection_before() {
        List<String> names = new ArrayList<>(Collections.singletonList("a"));
        CounterWithCallback.builder()
                .name("c")
                .labelNames("k")
                .callback(callback -> names.forEach(name -> callback.call(1, name)))
                .register(registry);
        app(NOW);

        names.add("b");
        MetricData metric = only(app(NOW + 1000));

        assertEquals(
                nanos(NOW),
                metric.getDoubleSumData().getPoints().stream()
                        .filter(point -> point.getAttributes().equals(Attributes.of(AttributeKey.stringKey("k"), "b")))
                        .findAny()
                        .get()
                        .getStartEpochNanos());
    }

    @Test
    void units_are_said_in_ucum() {
        String[] words = {
            "kilobytes",
            "kBy",
            "requests",
            "{requests}",
            "bytes_per_second",
            "By/s",
            "ratio",
            "1",
            "x_per_y",
            "{x_per_y}"
        };

        for (int i = 0; i < words.length; i += 2) assertEquals(words[i + 1], UcumUnits.of(words[i]));
    }

    @Test
    void unit_is_not_guessed_from_the_name() {
        GaugeWithCallback.builder().name("x_seconds").callback(c -> c.call(1)).register(registry);

        assertEquals("", only(app()).getUnit());
    }

    private List<MetricData> app() {
        return app(NOW);
    }

    private List<MetricData> app(long now) {
        return bridge.bridge(Gathered.from(Rank.APP, "shop", registry), now);
    }

    private List<MetricData> app(MetricSnapshots snapshots) {
        return bridge.bridge(Gathered.from(Rank.APP, "shop", snapshots), NOW);
    }

    private List<MetricData> ours() {
        return bridge.bridge(Gathered.from(Rank.CORE, "hookgauge", registry), NOW);
    }

    /** What the agent says of the last collection, as reason and series. */
    private String leftOut() {
        leftOut.end();
        return core.scrape().stream()
                .flatMap(family -> family.getDataPoints().stream())
                .map(point -> point.getLabels().get("reason") + " " + ((GaugeDataPointSnapshot) point).getValue())
                .collect(Collectors.toList())
                .toString();
    }

    private static MetricSnapshots nativeHistogram(int schema, NativeHistogramBuckets positive) {
        return new MetricSnapshots(HistogramSnapshot.builder()
                .name("h")
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .nativeSchema(schema)
                        .nativeBucketsForPositiveValues(positive)
                        .build())
                .build());
    }

    private static MetricSnapshots counterWithExemplar(String traceId, String spanId) {
        return new MetricSnapshots(CounterSnapshot.builder()
                .name("c")
                .dataPoint(CounterDataPointSnapshot.builder()
                        .value(1)
                        .exemplar(Exemplar.builder()
                                .value(0.5)
                                .labels(Labels.of("trace_id", traceId, "span_id", spanId, "user", "u"))
                                .timestampMillis(77)
                                .build())
                        .build())
                .build());
    }

    private static MetricData only(List<MetricData> metrics) {
        assertEquals(1, metrics.size(), metrics::toString);
        return metrics.get(0);
    }

    private static MetricData named(List<MetricData> metrics, String name) {
        return metrics.stream().filter(m -> m.getName().equals(name)).findAny().get();
    }

    private static PointData point(MetricData metric) {
        return metric.getData().getPoints().iterator().next();
    }

    private static DoublePointData number(MetricData metric) {
        assertEquals(1, metric.getData().getPoints().size());
        return (DoublePointData) point(metric);
    }

    private static SummaryPointData summary(MetricData metric) {
        return (SummaryPointData) point(metric);
    }

    private static ExponentialHistogramPointData exponential(MetricData metric) {
        return (ExponentialHistogramPointData) point(metric);
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
