package hookgauge.agent.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.util.List;

/** A point of longs with exemplars, for which the SDK has no public factory. */
final class AppLongPoint implements LongPointData {
    private final long startNanos;
    private final long nanos;
    private final Attributes attributes;
    private final long value;
    private final List<LongExemplarData> exemplars;

    AppLongPoint(long startNanos, long nanos, Attributes attributes, long value, List<LongExemplarData> exemplars) {
        this.startNanos = startNanos;
        this.nanos = nanos;
        this.attributes = attributes;
        this.value = value;
        this.exemplars = exemplars;
    }

    @Override
    public long getStartEpochNanos() {
        return startNanos;
    }

    @Override
    public long getEpochNanos() {
        return nanos;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public long getValue() {
        return value;
    }

    @Override
    public List<LongExemplarData> getExemplars() {
        return exemplars;
    }

    @Override
    public String toString() {
        return attributes + "=" + value;
    }
}
