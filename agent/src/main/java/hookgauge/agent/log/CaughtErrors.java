package hookgauge.agent.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was caught at the agent's borders: each one is counted by its site, the first of a kind is said. */
public final class CaughtErrors {
    private final AgentLog log;
    private final Map<String, LongAdder> countsBySite = new ConcurrentHashMap<>();
    private final Map<String, Boolean> said = new ConcurrentHashMap<>();

    public CaughtErrors(AgentLog log) {
        this.log = log;
    }

    /** {@code site} is the border: a module's name, {@code scrape}, {@code push}, ... */
    public void caught(String site, Throwable error) {
        countsBySite.computeIfAbsent(site, s -> new LongAdder()).increment();
        String kind = site + ' ' + error.getClass().getName();
        if (said.putIfAbsent(kind, true) != null) return;
        log.warn(site + " failed, the app is not affected: " + described(error) + "; further ones are only counted");
        if (!log.isDebug()) return;
        for (StackTraceElement frame : error.getStackTrace()) log.debug("  at " + frame);
    }

    /** How many were caught so far, by site. */
    public Map<String, LongAdder> countsBySite() {
        return countsBySite;
    }

    /** A border holds for an error of the app's too, whose own methods may throw. */
    private static String described(Throwable error) {
        try {
            return error.toString();
        } catch (RuntimeException | StackOverflowError e) {
            return error.getClass().getName();
        }
    }
}
