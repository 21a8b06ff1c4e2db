package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;

/** A family of the app after one look at all its points: cleaned where it had to be, and what was noticed. */
final class Contribution {
    final Family family;
    final MetricMetadata metadata;

    /** The family's own list where nothing had to be cleaned; else labels may repeat. */
    final List<? extends DataPointSnapshot> points;

    final boolean canBeSaid;

    /** If so, and if nothing was cleaned, no two of its points can be the same series. */
    final boolean hasOneSetOfNames;

    Contribution(Family family) {
        this.family = family;
        this.metadata = clean(family.snapshot.getMetadata());
        List<? extends DataPointSnapshot> given = family.points();
        List<DataPointSnapshot> cleaned = null;
        // a set of states writes its name as a label, and no label may have a colon
        boolean canBeSaid = family.type != FamilyType.STATE_SET || family.base.indexOf(':') < 0;
        boolean hasOneSetOfNames = true;
        Labels last = null;
        Labels lastClean = null;
        boolean areNamesClean = true;
        for (int i = 0; i < given.size(); i++) {
            DataPointSnapshot point = given.get(i);
            Labels labels = point.getLabels();
            if (!family.read.areLabelsClean && (last == null || !labels.hasSameNames(last))) {
                hasOneSetOfNames = last == null;
                areNamesClean = CleanLabels.areNamesClean(labels);
                lastClean = null;
            }
            last = labels;
            boolean areLabelsClean =
                    family.read.areLabelsClean || areNamesClean && CleanLabels.areValuesClean(labels, lastClean);
            if (areLabelsClean) lastClean = labels;
            canBeSaid = canBeSaid && family.type.canBeSaid(point);
            DataPointSnapshot clean = clean(point, areLabelsClean);
            if (clean != point && cleaned == null) cleaned = new ArrayList<>(given.subList(0, i));
            if (cleaned != null) cleaned.add(clean);
        }
        this.points = cleaned == null ? given : cleaned;
        this.canBeSaid = canBeSaid;
        this.hasOneSetOfNames = hasOneSetOfNames;
    }

    boolean isUntouched() {
        return points == family.points() && metadata == family.snapshot.getMetadata();
    }

    /** The family with those of its points that are kept. */
    MetricSnapshot keeping(List<? extends DataPointSnapshot> kept) {
        boolean isWhole = kept.size() == points.size();
        return isWhole && isUntouched() ? family.snapshot : family.type.family(metadata, kept);
    }

    private DataPointSnapshot clean(DataPointSnapshot point, boolean areLabelsClean) {
        if (areLabelsClean && CleanExemplars.areClean(point) && areStatesClean(point)) {
            return point.hasScrapeTimestamp() ? family.type.point(point, point.getLabels()) : point;
        }
        family.read.cleanedValues++;
        Labels labels = areLabelsClean ? point.getLabels() : CleanLabels.of(point.getLabels());
        return family.type.point(point, labels);
    }

    private static boolean areStatesClean(DataPointSnapshot point) {
        if (!(point instanceof StateSetDataPointSnapshot)) return true;
        StateSetDataPointSnapshot states = (StateSetDataPointSnapshot) point;
        for (int i = 0; i < states.size(); i++) {
            if (!CleanText.isClean(states.getName(i))) return false;
        }
        return true;
    }

    private MetricMetadata clean(MetricMetadata metadata) {
        boolean isHelpClean = metadata.getHelp() == null || CleanText.isClean(metadata.getHelp());
        boolean canUnitBeSaid =
                metadata.getUnit() == null || metadata.getPrometheusName().endsWith("_" + metadata.getUnit());
        if (isHelpClean && canUnitBeSaid) return metadata;
        if (!isHelpClean) family.read.cleanedValues++;
        return MetricMetadata.builder()
                .name(metadata.getName())
                .expositionBaseName(metadata.getExpositionBaseName())
                .originalName(metadata.getOriginalName())
                .help(isHelpClean ? metadata.getHelp() : CleanText.clean(metadata.getHelp()))
                .unit(canUnitBeSaid ? metadata.getUnit() : null)
                .build();
    }
}
