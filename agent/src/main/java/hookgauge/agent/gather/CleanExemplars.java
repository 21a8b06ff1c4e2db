package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;

/** Exemplars within the 128 characters that OpenMetrics grants their labels, the ids of trace and span first. */
final class CleanExemplars {
    private static final int MAX_LENGTH = 128;

    private CleanExemplars() {}

    /** Gauges' and unknown points' are on no page. */
    static boolean areClean(DataPointSnapshot point) {
        if (point instanceof CounterDataPointSnapshot) {
            return isClean(((CounterDataPointSnapshot) point).getExemplar());
        }
        return !(point instanceof DistributionDataPointSnapshot)
                || areClean(((DistributionDataPointSnapshot) point).getExemplars());
    }

    private static boolean areClean(Exemplars exemplars) {
        for (int i = 0; i < exemplars.size(); i++) {
            if (!isClean(exemplars.get(i))) return false;
        }
        return true;
    }

    private static boolean isClean(Exemplar exemplar) {
        if (exemplar == null) return true;
        Labels labels = exemplar.getLabels();
        int length = 0;
        for (int i = 0; i < labels.size(); i++) {
            if (labels.getValue(i) == null) return false;
            length += labels.getName(i).length() + labels.getValue(i).length();
        }
        return length <= MAX_LENGTH && CleanLabels.areNamesClean(labels) && CleanLabels.areValuesClean(labels);
    }

    static Exemplars clean(Exemplars exemplars) {
        if (areClean(exemplars)) return exemplars;
        List<Exemplar> clean = new ArrayList<>();
        for (Exemplar exemplar : exemplars) clean.add(clean(exemplar));
        return Exemplars.of(clean);
    }

    static Exemplar clean(Exemplar exemplar) {
        if (isClean(exemplar)) return exemplar;
        Labels labels = CleanLabels.of(exemplar.getLabels());
        List<String> kept = new ArrayList<>();
        int room = keep(labels, true, MAX_LENGTH, kept);
        keep(labels, false, room, kept);
        return new Exemplar(exemplar.getValue(), Labels.of(kept.toArray(new String[0])), exemplar.getTimestampMillis());
    }

    private static int keep(Labels labels, boolean ids, int room, List<String> kept) {
        int left = room;
        for (int i = 0; i < labels.size(); i++) {
            String name = labels.getName(i);
            boolean isId = name.equals(Exemplar.TRACE_ID) || name.equals(Exemplar.SPAN_ID);
            int length = name.length() + labels.getValue(i).length();
            if (isId != ids || length > left) continue;
            kept.add(name);
            kept.add(labels.getValue(i));
            left -= length;
        }
        return left;
    }
}
