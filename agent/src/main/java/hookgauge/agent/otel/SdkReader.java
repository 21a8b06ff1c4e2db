package hookgauge.agent.otel;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.DefaultAggregationSelector;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Collection;

/** Reads the SDK whenever it is asked to. */
final class SdkReader implements MetricReader {
    private final AggregationTemporalitySelector temporalities;
    private final DefaultAggregationSelector aggregations;
    private volatile CollectionRegistration registration = CollectionRegistration.noop();

    SdkReader(OtlpTemporality temporality, OtlpHistogram histogram) {
        temporalities = selector(temporality);
        aggregations = histogram == OtlpHistogram.EXPLICIT
                ? DefaultAggregationSelector.getDefault()
                : DefaultAggregationSelector.getDefault()
                        .with(InstrumentType.HISTOGRAM, Aggregation.base2ExponentialBucketHistogram());
    }

    /** Points that stay as they are, so that the one who reads later does not change what the other still writes. */
    Collection<MetricData> collect() {
        return registration.collectAllMetrics();
    }

    @Override
    public void register(CollectionRegistration registration) {
        this.registration = registration;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
        return temporalities.getAggregationTemporality(instrument);
    }

    @Override
    public Aggregation getDefaultAggregation(InstrumentType instrument) {
        return aggregations.getDefaultAggregation(instrument);
    }

    @Override
    public MemoryMode getMemoryMode() {
        return MemoryMode.IMMUTABLE_DATA;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }

    private static AggregationTemporalitySelector selector(OtlpTemporality temporality) {
        switch (temporality) {
            case DELTA:
                return AggregationTemporalitySelector.deltaPreferred();
            case LOW_MEMORY:
                return AggregationTemporalitySelector.lowMemory();
            default:
                return AggregationTemporalitySelector.alwaysCumulative();
        }
    }
}
