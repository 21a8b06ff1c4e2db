package shop;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.time.Duration;
import java.util.Collection;

/** SDKs that an app sets up itself. */
final class OwnSdk {
    private OwnSdk() {}

    /** Prints the deltas of its counters, such as {@code exported shop.baskets 2}. */
    static OpenTelemetry exporting() {
        return of(SdkMeterProvider.builder()
                .registerMetricReader(PeriodicMetricReader.builder(new Printing())
                        .setInterval(Duration.ofMillis(300))
                        .build())
                .build());
    }

    static OpenTelemetry silent() {
        return of(SdkMeterProvider.builder().build());
    }

    private static OpenTelemetry of(SdkMeterProvider meters) {
        return OpenTelemetrySdk.builder().setMeterProvider(meters).build();
    }

    private static final class Printing implements MetricExporter {
        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
            return AggregationTemporality.DELTA;
        }

        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            for (MetricData metric : metrics) {
                for (LongPointData point : metric.getLongSumData().getPoints()) {
                    System.out.println("exported " + metric.getName() + ' ' + point.getValue());
                }
            }
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
