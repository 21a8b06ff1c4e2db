package hookgauge.agent.push;

import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** Whether pushes arrive: counts them, and says one line when that changes, or why they do not. */
final class PushState {
    /** A receiver that fails in ever other ways is not worth more lines. */
    private static final int MOST_REASONS = 5;

    private final AgentLog log;
    private final String target;
    private final LongSupplier clockMillis;
    private final Counter pushes;
    private volatile long lastSuccessMillis;
    private volatile String problem;
    private long failingSinceMillis; // Guarded by this; 0 while pushes arrive
    private long failures; // Guarded by this
    private final Set<String> saidReasons = new HashSet<>(); // Guarded by this; since they fail
    private boolean rejects; // Guarded by this
    private long waitUntilMillis; // Guarded by this

    /** @param target host and port of the receiver, as users know it */
    PushState(AgentLog log, String target, PrometheusRegistry core, LongSupplier clockMillis) {
        this.log = log;
        this.target = target;
        this.clockMillis = clockMillis;
        PrometheusProperties properties = PrometheusProperties.builder().build();
        pushes = Counter.builder(properties)
                .name("hookgauge_push_total")
                .help("Pushes by OTLP, by whether they arrived.")
                .labelNames("result")
                .withoutExemplars()
                .register(core);
        pushes.initLabelValues("success");
        pushes.initLabelValues("failure");
        GaugeWithCallback.builder(properties)
                .name("hookgauge_push_last_success_timestamp_seconds")
                .help("When a push last arrived.")
                .unit(Unit.SECONDS)
                .callback(gauge -> {
                    if (lastSuccessMillis > 0) gauge.call(lastSuccessMillis / 1e3);
                })
                .register(core);
    }

    /** {@code partial}: what the receiver did not take, or null. */
    synchronized void arrived(PartialSuccess partial) {
        pushes.labelValues("success").inc();
        lastSuccessMillis = clockMillis.getAsLong();
        if (failingSinceMillis > 0) {
            long millis = lastSuccessMillis - failingSinceMillis;
            log.info("push works again after " + time(millis) + ", " + failures
                    + (failures == 1 ? " interval late" : " intervals late"));
        }
        failingSinceMillis = 0;
        failures = 0;
        problem = null;
        if (partial != null && !rejects) {
            log.warn("push to " + target + " arrives, but the receiver rejected " + partial.rejectedPoints
                    + (partial.rejectedPoints == 1 ? " point: " : " points: ") + PushFailure.words(partial.message)
                    + " (next line when this changes)");
        }
        if (partial == null && rejects) log.info("push to " + target + " is taken whole again");
        rejects = partial != null;
    }

    /** Whether the receiver has asked to be left alone now, so that this push is part of a later one. */
    synchronized boolean skips() {
        long leftMillis = waitUntilMillis - clockMillis.getAsLong();
        // more than that if the clock has been set back
        if (leftMillis <= 0 || leftMillis > RetryAfter.MAX_MILLIS) return false;
        failures++;
        log.debug("no push to " + target + ", which has asked to wait for another " + time(leftMillis));
        return true;
    }

    /** Why pushes do not arrive now, null while they do. */
    String problem() {
        return problem;
    }

    synchronized void failed(PushFailure failure) {
        waitUntilMillis = clockMillis.getAsLong() + failure.waitMillis;
        pushes.labelValues("failure").inc();
        failures++;
        problem = "push to " + target + " fails: " + failure.reason + " (look at " + failure.setting + ')';
        if (failingSinceMillis == 0) {
            failingSinceMillis = clockMillis.getAsLong();
            saidReasons.clear();
        }
        if (saidReasons.size() == MOST_REASONS || !saidReasons.add(failure.kind)) {
            log.debug("push to " + target + " still fails: " + failure.reason);
            return;
        }
        log.warn(problem + "; metrics are kept and sent later (next line when this changes)");
    }

    private static String time(long millis) {
        long seconds = (millis + 500) / 1000;
        if (seconds < 120) return seconds + " s";
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
