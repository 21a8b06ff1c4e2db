package hookgauge.agent.push;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;

/** Learns what becomes of each push: the reader that drives the exporter says success also when it failed. */
final class WatchedExporter implements MetricExporter {
    private final MetricExporter exporter;
    private final ObservedSenders senders;
    private final PushState state;
    private volatile long pendingSinceNanos;
    private volatile boolean pending;

    WatchedExporter(MetricExporter exporter, ObservedSenders senders, PushState state) {
        this.exporter = exporter;
        this.senders = senders;
        this.state = state;
    }

    /** A sender whose callback has died never completes its push, and the reader then waits for it for ever. */
    boolean isPendingFor(long nanos) {
        return pending && System.nanoTime() - pendingSinceNanos > nanos;
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
        pendingSinceNanos = System.nanoTime();
        pending = true;
        CompletableResultCode result = sent(metrics);
        result.whenComplete(() -> {
            pending = false;
            if (result.isSuccess()) state.arrived(senders.partial());
            else state.failed(failure(result));
        });
        return result;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
        return exporter.getAggregationTemporality(instrument);
    }

    @Override
    public Aggregation getDefaultAggregation(InstrumentType instrument) {
        return exporter.getDefaultAggregation(instrument);
    }

    @Override
    public MemoryMode getMemoryMode() {
        return exporter.getMemoryMode();
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private CompletableResultCode sent(Collection<MetricData> metrics) {
        try {
            return exporter.export(metrics);
        } catch (RuntimeException e) {
            return CompletableResultCode.ofExceptionalFailure(e);
        }
    }

    private PushFailure failure(CompletableResultCode result) {
        PushFailure failure = senders.failure();
        return failure != null ? failure : PushFailure.of(result.getFailureThrowable());
    }
}
