package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Labels;

/** A counter's point that some libraries allow and the Prometheus client does not; the merge takes its type away. */
final class NegativeCounterPoint extends CounterDataPointSnapshot {
    private final double value;

    private NegativeCounterPoint(double value, Labels labels, Exemplar exemplar, long createdMillis) {
        super(0, labels, exemplar, createdMillis);
        this.value = value;
    }

    /** A point of any value. */
    static CounterDataPointSnapshot orPlain(double value, Labels labels, Exemplar exemplar, long createdMillis) {
        return value < 0
                ? new NegativeCounterPoint(value, labels, exemplar, createdMillis)
                : new CounterDataPointSnapshot(value, labels, exemplar, createdMillis);
    }

    @Override
    public double getValue() {
        return value;
    }
}
