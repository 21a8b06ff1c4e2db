package hookgauge.agent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.gather.MetricSource;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AgentOpenTelemetryTest {
    private AgentSdk sdk; // as an app's copy of the API keeps it

    @Test
    void exponential_histograms_are_for_push_alone() throws Exception {
        AgentOpenTelemetry openTelemetry = new AgentOpenTelemetry(
                Map.of(), 10, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPONENTIAL, Sdks.none());

        sdk = openTelemetry.sdk();
        sdk.provider.get("app").histogramBuilder("size").build().record(7);

        assertEquals(
                MetricDataType.EXPONENTIAL_HISTOGRAM,
                openTelemetry.pushed().iterator().next().getType());
        HistogramSnapshot scraped = (HistogramSnapshot)
                openTelemetry.sources().get(0).collect().iterator().next();
        HistogramDataPointSnapshot point = scraped.getDataPoints().get(0);
        assertEquals(16, point.getClassicBuckets().size());
        assertEquals(1, point.getCount());
    }

    @Test
    void deltas_are_for_push_alone() throws Exception {
        AgentOpenTelemetry openTelemetry =
                new AgentOpenTelemetry(Map.of(), 10, OtlpTemporality.DELTA, OtlpHistogram.EXPLICIT, Sdks.none());
        sdk = openTelemetry.sdk();
        LongCounter orders = sdk.provider.get("app").counterBuilder("orders").build();

        orders.add(2);
        assertEquals(2, pushedSum(openTelemetry));
        orders.add(3);
        assertEquals(3, pushedSum(openTelemetry));

        CounterSnapshot scraped = (CounterSnapshot)
                openTelemetry.sources().get(0).collect().iterator().next();
        assertEquals(5, scraped.getDataPoints().get(0).getValue());
    }

    @Test
    void two_apps_are_two_sources_and_the_first_is_believed_where_both_have_a_series() throws Exception {
        AgentOpenTelemetry openTelemetry =
                new AgentOpenTelemetry(Map.of(), 10, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT, Sdks.none());
        sdk = openTelemetry.sdk();
        AgentSdk other = openTelemetry.sdk();

        sdk.provider.get("app").counterBuilder("orders").build().add(2);
        LongCounter orders = other.provider.get("app").counterBuilder("orders").build();
        orders.add(3);
        orders.add(4, Attributes.builder().put("kind", "gift").build());

        assertEquals(
                List.of("opentelemetry", "opentelemetry #2"),
                openTelemetry.sources().stream().map(MetricSource::name).collect(Collectors.toList()));
        List<Long> pushed = new ArrayList<>();
        for (MetricData metric : openTelemetry.pushed()) {
            metric.getLongSumData().getPoints().forEach(point -> pushed.add(point.getValue()));
        }
        assertEquals(List.of(2L, 4L), pushed);
        Reference.reachabilityFence(other);
    }

    private static long pushedSum(AgentOpenTelemetry openTelemetry) {
        MetricData metric = openTelemetry.pushed().iterator().next();
        assertEquals(AggregationTemporality.DELTA, metric.getLongSumData().getAggregationTemporality());
        return metric.getLongSumData().getPoints().iterator().next().getValue();
    }
}
