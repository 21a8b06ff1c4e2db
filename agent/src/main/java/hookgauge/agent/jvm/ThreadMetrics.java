package hookgauge.agent.jvm;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Threads by state, read from the thread groups: that needs neither a module nor a pause of all threads. */
final class ThreadMetrics implements MetricGroup {
    private static final Thread.State[] STATES = Thread.State.values();

    private final Labels[] daemons = labels("true");
    private final Labels[] others = labels("false");

    @Override
    public void addTo(List<MetricSnapshot> snapshots) {
        int[] daemonCounts = new int[STATES.length];
        int[] otherCounts = new int[STATES.length];
        for (Thread thread : threads()) {
            if (thread != null)
                (thread.isDaemon() ? daemonCounts : otherCounts)
                        [thread.getState().ordinal()]++;
        }
        List<UnknownDataPointSnapshot> points = new ArrayList<>();
        for (int i = 0; i < STATES.length; i++) {
            points.add(new UnknownDataPointSnapshot(daemonCounts[i], daemons[i], null));
            points.add(new UnknownDataPointSnapshot(otherCounts[i], others[i], null));
        }
        // not a gauge: one may not end in _count
        snapshots.add(new UnknownSnapshot(Names.of("jvm.thread.count", "Platform threads."), points));
    }

    /** With null behind the last one. */
    private static Thread[] threads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) root = root.getParent();
        Thread[] threads = new Thread[root.activeCount() + 16];
        while (root.enumerate(threads) == threads.length) threads = new Thread[threads.length * 2];
        return threads;
    }

    private static Labels[] labels(String daemon) {
        Labels[] labels = new Labels[STATES.length];
        for (int i = 0; i < labels.length; i++) {
            String state = STATES[i].name().toLowerCase(Locale.ROOT);
            labels[i] = Labels.of("jvm.thread.daemon", daemon, "jvm.thread.state", state);
        }
        return labels;
    }
}
