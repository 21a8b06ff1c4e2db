package hookgauge.agent.push;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;

/** Sends bridged counts as deltas; a push that fails is part of the next one. */
final class DeltaExporter implements MetricExporter {
    private final MetricExporter exporter;
    private final Deltas deltas;

    DeltaExporter(MetricExporter exporter, Deltas deltas) {
        this.exporter = exporter;
        this.deltas = deltas;
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
        Deltas.Step step = deltas.step(metrics);
        CompletableResultCode result = exporter.export(step.metrics);
        result.whenComplete(() -> {
            if (result.isSuccess()) deltas.arrived(step);
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
}
