package hookgauge.agent.gather;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeRulesTest {
    @Test
    void family_that_shares_no_name_is_passed_on_as_it_is() {
        MetricSnapshot jobs = gauge("jobs", 1, "q", "a");

        Merged merged = merged(app("one", jobs), app("two", gauge("other", 2)));

        assertSame(jobs, merged.page.get(0));
        assertSame(jobs, merged.pushed.get(0).snapshot);
    }

    @Test
    void gauges_of_two_registries_with_other_labels_are_one_family() {
        GatherFixture fixture =
                new GatherFixture(app("one", gauge("jobs", 1, "q", "a")), app("two", gauge("jobs", 2, "q", "b")));

        String page = fixture.page();

        assertTrue(page.contains("# TYPE jobs gauge\njobs{q=\"a\"} 1.0\njobs{q=\"b\"} 2.0\n"), page);
        assertEquals(List.of(), fixture.said());
    }

    @Test
    void equal_series_keeps_the_value_of_the_first_and_is_said_once_in_a_hundred_scrapes() {
        GatherFixture fixture =
                new GatherFixture(app("one", gauge("jobs", 1, "q", "a")), app("two", gauge("jobs", 2, "q", "a")));

        for (int i = 0; i < 100; i++) assertEquals(List.of("jobs{q=\"a\"} 1.0"), fixture.samples());

        assertEquals(1, fixture.self("hookgauge_merge_hidden_series{reason=\"duplicate\",source=\"two\"}"));
        assertEquals(
                List.of("[hookgauge] gauge jobs of 'two' repeats series of 'one'; the first ones are shown"),
                withoutTime(fixture));
    }

    @Test
    void empty_label_is_an_absent_label() {
        GatherFixture fixture = new GatherFixture(
                app("one", gauge("jobs", 1)),
                app("two", gauge("jobs", 2, "q", "")),
                app("three", gauge("jobs", 3, "q", "x")));

        assertEquals(List.of("jobs 1.0", "jobs{q=\"x\"} 3.0"), fixture.samples());
    }

    @Test
    void empty_label_beside_none_in_one_family_is_shown_once() {
        GaugeSnapshot jobs = new GaugeSnapshot(
                gauge("jobs", 0).getMetadata(),
                List.of(
                        new GaugeDataPointSnapshot(1, Labels.EMPTY, null),
                        new GaugeDataPointSnapshot(2, Labels.of("q", ""), null)));

        GatherFixture fixture = new GatherFixture(app("one", jobs));

        assertEquals(List.of("jobs 1.0"), fixture.samples());
        assertEquals(1, fixture.self("hookgauge_merge_hidden_series{reason=\"duplicate\",source=\"one\"}"));
    }

    @Test
    void quarrel_about_types_costs_the_types_and_not_the_data() {
        GatherFixture fixture = new GatherFixture(app("one", gauge("jobs", 1)), app("two", counter("jobs", 2)));

        String page = fixture.page();

        assertTrue(page.contains("# TYPE jobs untyped\njobs 1.0\n# TYPE jobs_total untyped\njobs_total 2.0\n"), page);
        assertEquals(1, fixture.self("hookgauge_merge_untyped_families{source=\"one\"}"));
        assertEquals(1, fixture.self("hookgauge_merge_untyped_families{source=\"two\"}"));
    }

    @Test
    void push_keeps_the_types_that_quarrel_on_the_page() {
        Merged merged = merged(app("one", gauge("jobs", 1)), app("two", counter("jobs", 2)));

        assertEquals(
                List.of(GaugeSnapshot.class, CounterSnapshot.class),
                merged.pushed.stream().map(f -> f.snapshot.getClass()).collect(toList()));
    }

    @Test
    void counter_beside_a_gauge_of_its_sample_name_is_one_untyped_family() {
        GatherFixture fixture =
                new GatherFixture(app("one", counter("a", 1)), app("two", gauge("a_total", 2, "z", "1")));

        String page = fixture.page();

        assertTrue(page.contains("# TYPE a_total untyped\na_total 1.0\na_total{z=\"1\"} 2.0\n"), page);
    }

    @Test
    void histogram_beside_a_counter_of_its_sample_name_keeps_its_buckets() {
        GatherFixture fixture =
                new GatherFixture(app("one", histogram("x", 3.5)), app("two", gauge("x_count", 7, "a", "1")));

        assertEquals(
                List.of(
                        "x_bucket{le=\"+Inf\"} 3.0",
                        "x_bucket{le=\"1.0\"} 2.0",
                        "x_count 3.0",
                        "x_count{a=\"1\"} 7.0",
                        "x_sum 3.5"),
                fixture.samples());
    }

    @Test
    void histogram_beside_a_counter_whose_name_is_that_of_its_count_is_untyped_with_all_its_samples() {
        GatherFixture fixture =
                new GatherFixture(app("one", histogram("x", 3.5)), app("two", counter("x_count", 7, "a", "1")));

        assertEquals(
                List.of(
                        "x_bucket{le=\"+Inf\"} 3.0",
                        "x_bucket{le=\"1.0\"} 2.0",
                        "x_count 3.0",
                        "x_count_total{a=\"1\"} 7.0",
                        "x_sum 3.5"),
                fixture.samples());
        StrictPage.check(GatherFixture.openMetrics(fixture.all()));
    }

    @Test
    void quarrel_between_two_takes_those_along_who_share_a_name_with_them() {
        GatherFixture fixture = new GatherFixture(
                app("one", counter("a", 1)),
                app("two", gauge("a_total", 2, "z", "1")),
                app("three", counter("a", 3, "y", "1")));

        assertEquals(
                List.of("a_total 1.0", "a_total{y=\"1\"} 3.0", "a_total{z=\"1\"} 2.0"),
                fixture.samples().stream().sorted().collect(toList()));
    }

    @Test
    void help_and_unit_of_the_first_are_shown_when_they_differ() {
        MetricSnapshot first = GaugeSnapshot.builder()
                .name("a_seconds")
                .help("first")
                .unit(Unit.SECONDS)
                .dataPoint(new GaugeDataPointSnapshot(1, Labels.of("q", "a"), null))
                .build();
        MetricSnapshot second = GaugeSnapshot.builder()
                .name("a_seconds")
                .help("second")
                .dataPoint(new GaugeDataPointSnapshot(2, Labels.of("q", "b"), null))
                .build();
        GatherFixture fixture = new GatherFixture(app("one", first), app("two", second));

        String page = GatherFixture.openMetrics(fixture.gatherer.page(5_000, AskedNames.ALL));

        assertTrue(
                page.contains("# TYPE a_seconds gauge\n# UNIT a_seconds seconds\n# HELP a_seconds first\n"
                        + "a_seconds{q=\"a\"} 1.0\na_seconds{q=\"b\"} 2.0\n"),
                page);
        assertEquals(List.of(), fixture.said());
    }

    @Test
    void names_are_compared_as_the_page_has_them() {
        GatherFixture fixture =
                new GatherFixture(app("one", gauge("a.b", 1, "p.q", "1")), app("two", gauge("a_b", 2, "p_q", "1")));

        assertEquals(List.of("a_b{p_q=\"1\"} 1.0"), fixture.samples());
        assertEquals(1, fixture.self("hookgauge_merge_hidden_series{reason=\"duplicate\",source=\"two\"}"));
    }

    @Test
    void core_metric_hides_what_the_app_says_of_the_same() {
        GatherFixture fixture = new GatherFixture(
                new FixedSource("core", Rank.CORE, List.of(histogram("http.server.request.duration", 3.5))),
                app(
                        "app",
                        histogram("http_server_request_duration", 9, "other", "1"),
                        gauge("http_server_request_duration_max", 4)));

        assertEquals(
                List.of(
                        "http_server_request_duration_bucket{le=\"1.0\"} 2",
                        "http_server_request_duration_bucket{le=\"+Inf\"} 3",
                        "http_server_request_duration_count 3",
                        "http_server_request_duration_sum 3.5",
                        "http_server_request_duration_max 4.0"),
                fixture.samples());
        assertEquals(4, fixture.self("hookgauge_merge_hidden_series{reason=\"core\",source=\"app\"}"));
        assertEquals(1, fixture.said().size());
    }

    @Test
    void jvm_metric_stands_back_while_the_app_has_one_of_the_name() {
        GatherFixture fixture = new GatherFixture(
                new FixedSource(
                        "jvm",
                        Rank.JVM,
                        List.of(
                                gauge("jvm_memory_used_bytes", 1, "jvm_memory_type", "heap"),
                                gauge("jvm_memory_limit_bytes", 2))),
                app("app", gauge("jvm_memory_used_bytes", 3, "area", "heap")));

        assertEquals(
                List.of("jvm_memory_limit_bytes 2.0", "jvm_memory_used_bytes{area=\"heap\"} 3.0"), fixture.samples());
        assertEquals(0, fixture.self("hookgauge_merge_hidden_series{reason=\"core\",source=\"jvm\"}"));
    }

    @Test
    void jvm_metric_is_shown_beside_the_apps_where_the_user_wants_it_always() {
        GatherFixture fixture = new GatherFixture(
                new FixedSource(
                        "jvm",
                        Rank.JVM_BESIDE_APP,
                        List.of(gauge("jvm_memory_used_bytes", 1, "jvm_memory_type", "heap"))),
                app("app", gauge("jvm_memory_used_bytes", 3, "area", "heap")));

        assertEquals(
                List.of(
                        "jvm_memory_used_bytes{area=\"heap\"} 3.0",
                        "jvm_memory_used_bytes{jvm_memory_type=\"heap\"} 1.0"),
                fixture.samples());
    }

    @Test
    void counter_that_is_not_a_number_is_shown_without_a_type() {
        GatherFixture fixture = new GatherFixture(app("app", counter("a", Double.NaN)));

        String page = fixture.page();

        assertTrue(page.contains("# TYPE a_total untyped\na_total NaN\n"), page);
        StrictPage.check(GatherFixture.openMetrics(fixture.all()));
        assertEquals(1, fixture.said().size(), fixture.said()::toString);
        assertEquals(1, fixture.self("hookgauge_merge_untyped_families{source=\"app\"}"));
    }

    @Test
    void histogram_with_a_negative_sum_is_shown_without_a_type() {
        GatherFixture fixture = new GatherFixture(app("app", histogram("a", -1)));

        assertTrue(fixture.page().contains("# TYPE a_sum untyped\na_sum -1.0\n"));
    }

    @Test
    void lone_surrogate_becomes_the_replacement_character_before_series_are_compared() {
        GatherFixture fixture = new GatherFixture(
                app("one", gauge("jobs", 1, "q", "\ud800")), app("two", gauge("jobs", 2, "q", "\ufffd")));

        assertEquals(List.of("jobs{q=\"\ufffd\"} 1.0"), fixture.samples());
        assertTrue(fixture.self("hookgauge_merge_cleaned_values_total{source=\"one\"}") > 0);
    }

    @Test
    void text_that_is_pushed_is_cleaned_as_on_the_page() {
        Merged merged = merged(app("one", gauge("jobs", 1, "q", "\ud800", "long", "x".repeat(2_000))));

        Labels pushed = merged.pushed.get(0).snapshot.getDataPoints().get(0).getLabels();

        assertEquals("\ufffd", pushed.get("q"));
        assertEquals(1024, pushed.get("long").length());
    }

    @Test
    void long_values_that_differ_at_the_end_stay_two_series() {
        String million = "x".repeat(1_000_000);
        GatherFixture fixture = new GatherFixture(
                app("one", gauge("jobs", 1, "q", million + "1")), app("two", gauge("jobs", 2, "q", million + "2")));

        List<String> samples = fixture.samples();

        assertEquals(2, samples.size());
        for (String sample : samples) assertEquals("jobs{q=\"".length() + 1024 + "\"} 1.0".length(), sample.length());
    }

    @Test
    void pair_of_surrogates_is_not_cut_in_two() {
        String cut = CleanText.clean("x".repeat(1006) + "\ud83d\ude00" + "y".repeat(100));

        assertEquals('x', cut.charAt(1005));
        assertEquals('\u2026', cut.charAt(1006));
        assertEquals(1023, cut.length());
    }

    @Test
    void label_names_that_are_one_on_the_page_are_joined() {
        assertEquals(
                "{p.q=\"1;2\"}",
                CleanLabels.of(new String[] {"p.q", "1", "p_q", "2"}).toString());
        assertEquals(
                "{_name__=\"x\"}",
                CleanLabels.of(new String[] {"__name__", "x"}).toString());
        assertEquals("{a_b=\"x\"}", CleanLabels.of(new String[] {"a:b", "x"}).toString());
    }

    @Test
    void set_of_states_with_a_colon_in_its_name_is_shown_without_a_type() {
        MetricSnapshot states = StateSetSnapshot.builder()
                .name("a:b")
                .dataPoint(StateSetSnapshot.StateSetDataPointSnapshot.builder()
                        .state("on", true)
                        .build())
                .build();

        assertEquals(List.of("a:b{a_b=\"on\"} 1.0"), new GatherFixture(app("app", states)).samples());
    }

    @Test
    void time_of_a_sample_is_left_out() {
        MetricSnapshot old = GaugeSnapshot.builder()
                .name("a")
                .dataPoint(new GaugeDataPointSnapshot(1, Labels.EMPTY, null, 12345))
                .build();

        assertEquals(List.of("a 1.0"), new GatherFixture(app("app", old)).samples());
    }

    @Test
    void exemplar_is_cut_to_what_open_metrics_allows_and_keeps_its_ids() {
        Labels labels = Labels.of("aaa", "x".repeat(80), "span_id", "0123456789abcdef", "trace_id", "f".repeat(32));
        MetricSnapshot counter = CounterSnapshot.builder()
                .name("a")
                .dataPoint(new CounterDataPointSnapshot(1, Labels.EMPTY, new Exemplar(1, labels, 0), 0))
                .build();
        GatherFixture fixture = new GatherFixture(app("app", counter));

        String page = GatherFixture.openMetrics(fixture.gatherer.page(5_000, AskedNames.ALL));

        assertTrue(
                page.contains("a_total 1.0 # {span_id=\"0123456789abcdef\",trace_id=\"" + "f".repeat(32) + "\"} 1.0\n"),
                page);
    }

    @Test
    void target_of_the_app_is_not_on_the_page_beside_ours() {
        MetricSnapshot theirs = InfoSnapshot.builder()
                .name("target")
                .dataPoint(new InfoDataPointSnapshot(Labels.of("service_name", "theirs")))
                .build();
        GatherFixture fixture = new GatherFixture(app("app", theirs, gauge("otel_scope_info", 1)));

        assertEquals(List.of(), fixture.samples());
        assertTrue(fixture.page().contains("target_info{service_name=\"shop\"} 1\n"));
    }

    @Test
    void names_filter_takes_names_of_families_and_of_samples() {
        GatherFixture fixture = new GatherFixture(app("app", histogram("x", 1), counter("y", 1), gauge("z", 1)));

        String page =
                GatherFixture.text(fixture.gatherer.page(5_000, AskedNames.of(List.of("x_count", "y", "nothing"))));

        assertEquals(
                List.of("# TYPE x histogram", "# TYPE y_total counter"),
                page.lines().filter(line -> line.startsWith("# TYPE")).collect(toList()));
    }

    @Test
    void page_is_the_same_whichever_source_was_added_first() {
        FixedSource core = new FixedSource("core", Rank.CORE, List.of(gauge("a", 1)));
        FixedSource app = app("app", gauge("a", 2), gauge("b", 3), counter("jvm", 1));
        FixedSource jvm = new FixedSource("jvm", Rank.JVM, List.of(gauge("jvm", 4)));

        assertEquals(new GatherFixture(core, app, jvm).samples(), new GatherFixture(jvm, app, core).samples());
    }

    private static List<String> withoutTime(GatherFixture fixture) {
        return fixture.said().stream()
                .map(line -> line.substring(line.indexOf("[hookgauge]")))
                .collect(toList());
    }

    private static Merged merged(MetricSource... sources) {
        List<SourceRead> reads = new java.util.ArrayList<>();
        for (MetricSource source : sources) {
            reads.add(new SourceRead(source, ((FixedSource) source).collect(), null, 0, 0, 0));
        }
        return MergeRules.merge(reads, new NameFilter(List.of(), List.of(), null));
    }

    private static FixedSource app(String name, MetricSnapshot... families) {
        return FixedSource.of(name, Rank.APP, families);
    }

    private static GaugeSnapshot gauge(String name, double value, String... labels) {
        return GaugeSnapshot.builder()
                .name(name)
                .dataPoint(new GaugeDataPointSnapshot(value, Labels.of(labels), null))
                .build();
    }

    private static CounterSnapshot counter(String name, double value, String... labels) {
        return CounterSnapshot.builder()
                .name(name)
                .dataPoint(new CounterDataPointSnapshot(value, Labels.of(labels), null, 0))
                .build();
    }

    /** Two observations up to 1 and one above. */
    private static HistogramSnapshot histogram(String name, double sum, String... labels) {
        ClassicHistogramBuckets buckets =
                ClassicHistogramBuckets.of(new double[] {1, Double.POSITIVE_INFINITY}, new long[] {2, 1});
        return HistogramSnapshot.builder()
                .name(name)
                .dataPoint(new HistogramDataPointSnapshot(buckets, sum, Labels.of(labels), null, 0))
                .build();
    }
}
