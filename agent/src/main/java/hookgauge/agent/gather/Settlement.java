package hookgauge.agent.gather;

import hookgauge.agent.gather.Conflict.Rule;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page shows and push sends of families that share names: each series once, and a type only where all agree. */
final class Settlement {
    private final List<MetricSnapshot> page = new ArrayList<>();
    private final List<SourceFamily> pushed = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    Merged merged() {
        return new Merged(page, pushed, conflicts);
    }

    void pass(Family family) {
        if (family.points().isEmpty()) return;
        page.add(family.snapshot);
        push(family, family.snapshot);
    }

    void hide(Family family, Family believed) {
        family.read.samplesHiddenByCore += samples(family.points());
        conflicts.add(new Conflict(Rule.CORE_IS_BELIEVED, family, believed));
    }

    void standBack(Family family) {
        conflicts.add(new Conflict(Rule.JVM_STANDS_BACK, family, null));
    }

    /** Settles families of the app that share names, the believed ones first. */
    void settle(List<Family> clan) {
        List<Contribution> contributions = new ArrayList<>(clan.size());
        boolean areTyped = true;
        for (Family family : clan) {
            Contribution contribution = new Contribution(family);
            contributions.add(contribution);
            areTyped &= contribution.canBeSaid && family.isSameAs(clan.get(0));
        }
        Contribution first = contributions.get(0);
        if (!areTyped) untype(contributions);
        else if (clan.size() == 1 && first.hasOneSetOfNames && first.isUntouched()) pass(first.family);
        else join(contributions);
    }

    private void join(List<Contribution> contributions) {
        Contribution first = contributions.get(0);
        Distinct distinct = new Distinct();
        List<DataPointSnapshot> all = new ArrayList<>();
        for (Contribution contribution : contributions) {
            List<DataPointSnapshot> kept = distinct.of(contribution);
            int hidden = samples(contribution.points) - samples(kept);
            if (hidden > 0) repeat(contribution.family, distinct.believed(), hidden);
            if (kept.isEmpty()) continue;
            all.addAll(kept);
            push(contribution.family, contribution.keeping(kept));
        }
        boolean isAlone = contributions.size() == 1;
        page.add(isAlone ? first.keeping(all) : first.family.type.family(first.metadata, all));
    }

    private void untype(List<Contribution> contributions) {
        Map<String, UntypedFamily> untyped = new LinkedHashMap<>();
        Map<String, Distinct> pushedOnce = new HashMap<>();
        for (Contribution contribution : contributions) {
            Family family = contribution.family;
            family.read.untypedFamilies++;
            conflicts.add(quarrel(contribution, contributions));
            int hidden = addSamples(contribution, untyped);
            if (hidden > 0) repeat(family, contributions.get(0).family, hidden);
            Distinct distinct = pushedOnce.computeIfAbsent(family.type + family.base, k -> new Distinct());
            List<DataPointSnapshot> kept = distinct.of(contribution);
            if (!kept.isEmpty()) push(family, contribution.keeping(kept));
        }
        for (UntypedFamily family : untyped.values()) page.add(family.snapshot());
    }

    private static int addSamples(Contribution contribution, Map<String, UntypedFamily> untyped) {
        int[] hidden = new int[1];
        for (DataPointSnapshot point : contribution.points) {
            Samples.of(contribution.family, point, (name, labels, value) -> {
                UntypedFamily family =
                        untyped.computeIfAbsent(name, n -> new UntypedFamily(n, contribution.metadata.getHelp()));
                if (!family.add(labels, value)) hidden[0]++;
            });
        }
        return hidden[0];
    }

    private void repeat(Family family, Family believed, int hidden) {
        family.read.duplicateSamples += hidden;
        conflicts.add(new Conflict(Rule.FIRST_IS_BELIEVED, family, believed));
    }

    private static Conflict quarrel(Contribution contribution, List<Contribution> contributions) {
        for (Contribution other : contributions) {
            if (!other.family.isSameAs(contribution.family)) {
                return new Conflict(Rule.TYPES_QUARREL, contribution.family, other.family);
            }
        }
        return new Conflict(Rule.VALUE_CANNOT_BE_SAID, contribution.family, null);
    }

    private void push(Family family, MetricSnapshot snapshot) {
        if (family.read.source.rank() == Rank.OPEN_TELEMETRY) return;
        pushed.add(new SourceFamily(family.read.source, snapshot));
    }

    private static int samples(List<? extends DataPointSnapshot> points) {
        int samples = 0;
        for (DataPointSnapshot point : points) samples += Samples.count(point);
        return samples;
    }
}
