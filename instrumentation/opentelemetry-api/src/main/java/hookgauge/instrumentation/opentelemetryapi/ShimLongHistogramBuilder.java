package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongHistogramBuilder;
import java.util.List;

/** Describes a histogram of longs. */
final class ShimLongHistogramBuilder implements LongHistogramBuilder {
    private final InstrumentRequest request;

    ShimLongHistogramBuilder(InstrumentRequest request) {
        this.request = request;
    }

    @Override
    public LongHistogramBuilder setDescription(String description) {
        request.description(description);
        return this;
    }

    @Override
    public LongHistogramBuilder setUnit(String unit) {
        request.unit(unit);
        return this;
    }

    /** Since 1.32. */
    @Override
    public LongHistogramBuilder setExplicitBucketBoundariesAdvice(List<Long> bounds) {
        request.bounds(bounds);
        return this;
    }

    @Override
    public LongHistogram build() {
        return request.longs();
    }
}
