package hookgauge.agent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentOpenTelemetryTest {
    @Test
    void exponential_histograms_are_for_push_alone() {
        AgentOpenTelemetry openTelemetry = new AgentOpenTelemetry(
                Map.of(), 10, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPONENTIAL, Sdks.none());

        openTelemetry
                .meterProvider()
                .get("app")
                .histogramBuilder("size")
                .build()
                .record(7);

        assertEquals(
                MetricDataType.EXPONENTIAL_HISTOGRAM,
                openTelemetry.pushed().iterator().next().getType());
        HistogramSnapshot scraped = (HistogramSnapshot) openTelemetry.collect().get(0);
        HistogramDataPointSnapshot point = scraped.getDataPoints().get(0);
        assertEquals(16, point.getClassicBuckets().size());
        assertEquals(1, point.getCount());
    }

    @Test
    void deltas_are_for_push_alone() {
        AgentOpenTelemetry openTelemetry =
                new AgentOpenTelemetry(Map.of(), 10, OtlpTemporality.DELTA, OtlpHistogram.EXPLICIT, Sdks.none());
        LongCounter orders = openTelemetry
                .meterProvider()
                .get("app")
                .counterBuilder("orders")
                .build();

        orders.add(2);
        assertEquals(2, pushedSum(openTelemetry));
        orders.add(3);
        assertEquals(3, pushedSum(openTelemetry));

        CounterSnapshot scraped = (CounterSnapshot) openTelemetry.collect().get(0);
        assertEquals(5, scraped.getDataPoints().get(0).getValue());
    }

    private static long pushedSum(AgentOpenTelemetry openTelemetry) {
        MetricData metric = openTelemetry.pushed().iterator().next();
        assertEquals(AggregationTemporality.DELTA, metric.getLongSumData().getAggregationTemporality());
        return metric.getLongSumData().getPoints().iterator().next().getValue();
    }
}
