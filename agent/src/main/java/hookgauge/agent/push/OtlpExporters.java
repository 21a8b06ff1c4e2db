package hookgauge.agent.push;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporterBuilder;
import io.opentelemetry.sdk.common.InternalTelemetryVersion;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.DefaultAggregationSelector;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;

/**
 * Builds the exporter of a protocol. Every setting is passed, also those that are the default, so that no property of the
 * app is read; without retries, because the next interval is the retry.
 */
final class OtlpExporters {
    private OtlpExporters() {}

    static MetricExporter create(Receiver receiver, ObservedSenders senders, ExecutorService sending) {
        return receiver.grpc ? grpc(receiver, senders, sending) : http(receiver, senders, sending);
    }

    private static MetricExporter http(Receiver receiver, ObservedSenders senders, ExecutorService sending) {
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setComponentLoader(senders)
                .setExecutorService(sending)
                .setEndpoint(receiver.endpoint)
                .setTimeout(receiver.timeoutMillis, TimeUnit.MILLISECONDS)
                .setConnectTimeout(receiver.timeoutMillis, TimeUnit.MILLISECONDS)
                .setCompression(receiver.gzip ? "gzip" : "none")
                .setRetryPolicy(null)
                .setMemoryMode(MemoryMode.IMMUTABLE_DATA)
                .setAggregationTemporalitySelector(AggregationTemporalitySelector.alwaysCumulative())
                .setDefaultAggregationSelector(DefaultAggregationSelector.getDefault())
                .setInternalTelemetryVersion(InternalTelemetryVersion.LEGACY)
                .setMeterProvider(MeterProvider.noop());
        if (isTls(receiver)) {
            X509TrustManager trust = receiver.tls.trustManager();
            builder.setSslContext(receiver.tls.context(trust), trust);
        }
        return builder.setHeaders(receiver.headers).build();
    }

    private static MetricExporter grpc(Receiver receiver, ObservedSenders senders, ExecutorService sending) {
        OtlpGrpcMetricExporterBuilder builder = OtlpGrpcMetricExporter.builder()
                .setComponentLoader(senders)
                .setExecutorService(sending)
                .setEndpoint(receiver.endpoint)
                .setTimeout(receiver.timeoutMillis, TimeUnit.MILLISECONDS)
                .setConnectTimeout(receiver.timeoutMillis, TimeUnit.MILLISECONDS)
                .setCompression(receiver.gzip ? "gzip" : "none")
                .setRetryPolicy(null)
                .setMemoryMode(MemoryMode.IMMUTABLE_DATA)
                .setAggregationTemporalitySelector(AggregationTemporalitySelector.alwaysCumulative())
                .setDefaultAggregationSelector(DefaultAggregationSelector.getDefault())
                .setInternalTelemetryVersion(InternalTelemetryVersion.LEGACY)
                .setMeterProvider(MeterProvider.noop());
        if (isTls(receiver)) {
            X509TrustManager trust = receiver.tls.trustManager();
            builder.setSslContext(receiver.tls.context(trust), trust);
        }
        return builder.setHeaders(receiver.headers).build();
    }

    private static boolean isTls(Receiver receiver) {
        return receiver.tls != null && receiver.endpoint.startsWith("https:");
    }
}
