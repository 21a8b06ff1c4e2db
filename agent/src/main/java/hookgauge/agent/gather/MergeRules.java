package hookgauge.agent.gather;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which families share a page, on names alone: a family that shares none is passed on as it is.
 *
 * <p>Core is believed before the app, the app before our JVM metrics; see {@link Settlement} for the app's among themselves.
 */
final class MergeRules {
    private final NameFilter filter;
    private final Settlement settlement = new Settlement();
    private final Map<String, Family> core = new HashMap<>();
    private final Map<String, Clan> clans = new HashMap<>();
    private final List<Family> apps = new ArrayList<>();

    private MergeRules(NameFilter filter) {
        this.filter = filter;
    }

    static Merged merge(List<SourceRead> reads, NameFilter filter) {
        MergeRules rules = new MergeRules(filter);
        for (Rank rank : Rank.values()) {
            for (SourceRead read : reads) {
                if (read.source.rank() == rank) rules.takeAll(read, rank);
            }
        }
        return rules.settled();
    }

    private void takeAll(SourceRead read, Rank rank) {
        read.families.forEach(snapshot -> {
            Family family = new Family(read, snapshot);
            if (rank == Rank.CORE) takeCore(family);
            else if (rank == Rank.JVM) takeJvm(family);
            else takeApps(family);
        });
    }

    /** One without points reserves its names, and so does one that is not wanted: its name means the same for all. */
    private void takeCore(Family family) {
        for (String name : family.names) core.put(name, family);
        if (filter.takes(family)) settlement.pass(family);
    }

    private void takeApps(Family family) {
        if (family.points().isEmpty() || isAboutTheTarget(family) || !filter.takes(family)) return;
        for (String name : family.names) {
            Family believed = core.get(name);
            if (believed == null) continue;
            settlement.hide(family, believed);
            return;
        }
        apps.add(family);
        join(family);
    }

    private void takeJvm(Family family) {
        if (!filter.takes(family)) return;
        for (String name : family.names) {
            if (!core.containsKey(name) && !clans.containsKey(name)) continue;
            settlement.standBack(family);
            return;
        }
        settlement.pass(family);
    }

    /** Families that share a name, be it by others, are one clan. */
    private void join(Family family) {
        Clan clan = null;
        for (String name : family.names) {
            Clan other = clans.get(name);
            if (clan == null) clan = other;
            else if (other != null && other != clan) clan.absorb(other);
        }
        if (clan == null) clan = new Clan();
        clan.families.add(family);
        for (String name : family.names) clans.put(name, clan);
    }

    private Merged settled() {
        for (Family family : apps) {
            Clan clan = clans.get(family.base);
            if (clan.isSettled) continue;
            clan.isSettled = true;
            if (clan.isShuffled) clan.families.sort((a, b) -> apps.indexOf(a) - apps.indexOf(b));
            settlement.settle(clan.families);
        }
        return settlement.merged();
    }

    /** The page says once what the target is, and we say it. */
    private static boolean isAboutTheTarget(Family family) {
        String name = family.base + family.type.ownSuffix;
        return name.equals("target_info") || name.equals("otel_scope_info");
    }

    private final class Clan {
        final List<Family> families = new ArrayList<>(1);
        boolean isShuffled;
        boolean isSettled;

        void absorb(Clan other) {
            isShuffled = true;
            families.addAll(other.families);
            for (Family family : other.families) {
                for (String name : family.names) clans.put(name, this);
            }
        }
    }
}
