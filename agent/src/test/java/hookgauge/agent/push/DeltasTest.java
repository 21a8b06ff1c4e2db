package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.gather.Gathered;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.log.AgentLog;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeltasTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusBridge bridge = new PrometheusBridge(
            Resource.empty(),
            "1",
            1_000,
            OtlpHistogram.EXPONENTIAL,
            new LeftOut(new AgentLog(AgentLog.Verbosity.OFF, System.err)));
    private final Deltas deltas = new Deltas();
    private long nowMillis = 10_000;

    @Test
    void first_push_has_all_and_each_later_one_what_was_added() {
        AtomicReference<Double> value = counter();

        value.set(5.0);
        DoublePointData first = number(arrived());
        value.set(7.0);
        DoublePointData second = number(arrived());

        assertEquals(5, first.getValue());
        assertEquals(millis(1_000), first.getStartEpochNanos());
        assertEquals(2, second.getValue());
        assertEquals(first.getEpochNanos(), second.getStartEpochNanos());
    }

    @Test
    void what_a_failed_push_had_is_part_of_the_next() {
        AtomicReference<Double> value = counter();

        value.set(5.0);
        DoublePointData arrived = number(arrived());
        value.set(7.0);
        step();
        value.set(8.0);
        DoublePointData third = number(arrived());

        assertEquals(3, third.getValue());
        assertEquals(arrived.getEpochNanos(), third.getStartEpochNanos());
    }

    @Test
    void counter_that_falls_is_sent_with_all_since_it_began_anew() {
        AtomicReference<Double> value = counter();

        value.set(5.0);
        DoublePointData first = number(arrived());
        value.set(3.0);
        DoublePointData second = number(arrived());

        assertEquals(3, second.getValue());
        assertEquals(first.getEpochNanos(), second.getStartEpochNanos());
    }

    @Test
    void source_that_is_away_for_a_while_is_not_counted_again() {
        AtomicReference<Double> value = counter();

        value.set(5.0);
        arrived();
        value.set(null);
        for (int i = 0; i < 10; i++) arrived();
        value.set(6.0);

        assertEquals(1, number(arrived()).getValue());
    }

    @Test
    void push_that_arrives_after_a_later_one_changes_nothing() {
        AtomicReference<Double> value = counter();

        value.set(5.0);
        Deltas.Step late = step();
        value.set(7.0);
        arrived();
        deltas.arrived(late);

        assertEquals(0, number(arrived()).getValue());
    }

    @Test
    void gauges_and_summaries_stay_as_they_are() {
        Gauge.builder().name("level").register(registry).set(4);
        Summary.builder().name("wait").withoutExemplars().register(registry).observe(2);

        arrived();
        List<MetricData> metrics = arrived().metrics;

        assertEquals(
                4,
                metrics.get(0)
                        .getDoubleGaugeData()
                        .getPoints()
                        .iterator()
                        .next()
                        .getValue());
        assertEquals(
                1, metrics.get(1).getSummaryData().getPoints().iterator().next().getCount());
    }

    @Test
    void classic_histogram_has_the_added_observations() {
        Histogram histogram = Histogram.builder()
                .name("size")
                .classicOnly()
                .classicUpperBounds(1, 2)
                .withoutExemplars()
                .register(registry);

        histogram.observe(0.5);
        arrived();
        histogram.observe(1.5);
        histogram.observe(4);
        MetricData metric = arrived().metrics.get(0);

        assertEquals(AggregationTemporality.DELTA, metric.getHistogramData().getAggregationTemporality());
        HistogramPointData point =
                metric.getHistogramData().getPoints().iterator().next();
        assertEquals(List.of(0L, 1L, 1L), point.getCounts());
        assertEquals(2, point.getCount());
        assertEquals(5.5, point.getSum());
    }

    @Test
    void exponential_histogram_that_has_become_coarser_has_the_added_observations() {
        Histogram histogram = Histogram.builder()
                .name("size")
                .nativeOnly()
                .nativeInitialSchema(5)
                .nativeMaxNumberOfBuckets(4)
                .withoutExemplars()
                .register(registry);

        for (double value : new double[] {0, 1.01, 1.2, -3}) histogram.observe(value);
        int scale = exponential(arrived()).getScale();
        for (double value : new double[] {0, 1.3, 1.7, 2.5, 40, 900, -7}) histogram.observe(value);
        ExponentialHistogramPointData point = exponential(arrived());

        assertTrue(point.getScale() < scale, point.getScale() + " and " + scale);
        assertEquals(1, point.getZeroCount());
        assertEquals(5, point.getPositiveBuckets().getTotalCount());
        assertEquals(1, point.getNegativeBuckets().getTotalCount());
        assertEquals(7, point.getCount());
    }

    @Test
    void what_was_observed_before_the_last_push_is_no_exemplar_again() {
        Counter counter = Counter.builder().name("orders").register(registry);
        nowMillis = System.currentTimeMillis() + 60_000;

        counter.incWithExemplar(1, Labels.of("order", "7"));
        assertEquals(1, number(arrived()).getExemplars().size());

        assertEquals(0, number(arrived()).getExemplars().size());
    }

    /** A counter that tells no beginning; absent while it is null. */
    private AtomicReference<Double> counter() {
        AtomicReference<Double> value = new AtomicReference<>();
        CounterWithCallback.builder()
                .name("orders")
                .callback(callback -> {
                    if (value.get() != null) callback.call(value.get());
                })
                .register(registry);
        return value;
    }

    private Deltas.Step step() {
        nowMillis += 1_000;
        return deltas.step(List.copyOf(bridge.bridge(Gathered.from(Rank.APP, "shop", registry), nowMillis)));
    }

    private Deltas.Step arrived() {
        Deltas.Step step = step();
        deltas.arrived(step);
        return step;
    }

    private static DoublePointData number(Deltas.Step step) {
        MetricData metric = step.metrics.get(0);
        assertEquals(AggregationTemporality.DELTA, metric.getDoubleSumData().getAggregationTemporality());
        return metric.getDoubleSumData().getPoints().iterator().next();
    }

    private static ExponentialHistogramPointData exponential(Deltas.Step step) {
        return step.metrics
                .get(0)
                .getExponentialHistogramData()
                .getPoints()
                .iterator()
                .next();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
