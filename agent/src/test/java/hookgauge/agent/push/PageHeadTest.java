package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.InternalTelemetryVersion;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PageHeadTest {
    private final PrometheusMetricReader page =
            PrometheusMetricReader.builder().setTargetInfoMetricEnabled(false).build();
    private final Set<String> pushed = new TreeSet<>();
    private final SdkMeterProvider sdk = SdkMeterProvider.builder()
            .registerMetricReader(page)
            .registerMetricReader(PeriodicMetricReader.builder(new Exporter())
                    .setInternalTelemetryVersion(InternalTelemetryVersion.LEGACY)
                    .build())
            .build();

    @Test
    void metric_is_called_as_on_the_page() {
        Meter meter = sdk.get("app");
        meter.counterBuilder("orders").build().add(1);
        meter.counterBuilder("sent.size").setUnit("By").build().add(1);
        meter.counterBuilder("items").setUnit("{item}").build().add(1);
        meter.upDownCounterBuilder("queue.size").setUnit("{item}").build().add(1);
        meter.histogramBuilder("wait.time").setUnit("s").build().record(1);
        meter.histogramBuilder("age.seconds").setUnit("s").build().record(1);
        meter.gaugeBuilder("share").setUnit("1").build().set(0.5);
        meter.gaugeBuilder("speed").setUnit("By/s").build().set(0.5);
        meter.gaugeBuilder("plain_gauge").build().set(0.5);

        Set<String> shown = new TreeSet<>();
        for (MetricSnapshot family : page.collect()) shown.add(named(family));
        sdk.forceFlush().join(10, TimeUnit.SECONDS);
        sdk.close();

        assertEquals(shown, pushed);
    }

    private static String named(MetricSnapshot family) {
        return family.getClass().getSimpleName() + ' ' + family.getMetadata().getPrometheusName();
    }

    private final class Exporter implements MetricExporter {
        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            for (MetricData metric : metrics) pushed.add(named(PageHead.of(metric)));
            return flush();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return flush();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
            return AggregationTemporality.CUMULATIVE;
        }
    }
}
