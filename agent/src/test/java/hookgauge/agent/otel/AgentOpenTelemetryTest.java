package hookgauge.agent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.agent.config.OtlpHistogram;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentOpenTelemetryTest {
    @Test
    void exponential_histograms_are_for_push_alone() {
        AgentOpenTelemetry openTelemetry = new AgentOpenTelemetry(Map.of(), 10, OtlpHistogram.EXPONENTIAL);

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
}
