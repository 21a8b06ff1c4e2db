package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongHistogramBuilder;
import java.util.List;

/** Describes a histogram of doubles. */
final class ShimDoubleHistogramBuilder implements DoubleHistogramBuilder {
    private final InstrumentRequest request;

    ShimDoubleHistogramBuilder(InstrumentRequest request) {
        this.request = request;
    }

    @Override
    public DoubleHistogramBuilder setDescription(String description) {
        request.description(description);
        return this;
    }

    @Override
    public DoubleHistogramBuilder setUnit(String unit) {
        request.unit(unit);
        return this;
    }

    /** Since 1.32. */
    @Override
    public DoubleHistogramBuilder setExplicitBucketBoundariesAdvice(List<Double> bounds) {
        request.bounds(bounds);
        return this;
    }

    @Override
    public LongHistogramBuilder ofLongs() {
        InstrumentRequest other = request.of(AgentMeters.LONG_HISTOGRAM);
        return other.builder(LongHistogramBuilder.class, new ShimLongHistogramBuilder(other));
    }

    @Override
    public DoubleHistogram build() {
        return request.doubles();
    }
}
