package hookgauge.agent.gather;

import java.util.function.Predicate;

/** Tells a source which families need not be read, because a scrape does not ask for them or the user does not want them. */
public final class Wanted implements Predicate<String> {
    private final AskedNames asked;
    private final NameFilter filter;

    Wanted(AskedNames asked, NameFilter filter) {
        this.asked = asked;
        this.filter = filter;
    }

    /** @param family a name without the suffix of its type */
    @Override
    public boolean test(String family) {
        return asked.needs(family) && filter.mayTake(family);
    }

    /** @param families the names of which one part of the source has some; the log calls it by the first */
    boolean anyOf(String... families) {
        boolean isAsked = false;
        for (String family : families) {
            if (test(family)) return true;
            isAsked |= asked.needs(family);
        }
        if (isAsked) filter.say(families[0]);
        return false;
    }
}
