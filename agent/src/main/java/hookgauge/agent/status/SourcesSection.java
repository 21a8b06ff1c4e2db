package hookgauge.agent.status;

import hookgauge.agent.gather.GatherReport;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.gather.SourceReport;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which sources are merged. They are gathered anew, on another thread, when somebody looks and the last report is old;
 * nobody waits for a slow one.
 */
public final class SourcesSection implements Section {
    private static final long BUDGET_MILLIS = 8_000;
    private static final long PATIENCE_MILLIS = 100;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** Of the app's time a look may take a tenth at most, however long its sources take. */
    private static final int REST = 10;

    private final MergedGatherer gatherer;
    private final Executor threads;
    private GatherReport last; // Guarded by this; null before the first
    private FutureTask<GatherReport> running; // Guarded by this
    private long restsUntilNanos = System.nanoTime(); // Guarded by this

    public SourcesSection(MergedGatherer gatherer, Executor threads) {
        this.gatherer = gatherer;
        this.threads = threads;
    }

    @Override
    public void writeTo(Json json) throws InterruptedException {
        FutureTask<GatherReport> gather = running();
        if (gather != null) awaitABit(gather);
        write(json, last());
    }

    private synchronized FutureTask<GatherReport> running() {
        if (running == null && System.nanoTime() - restsUntilNanos >= 0) {
            running = new FutureTask<>(this::gather);
            threads.execute(running);
        }
        return running;
    }

    private static void awaitABit(FutureTask<GatherReport> gather) throws InterruptedException {
        try {
            gather.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // the next look has it
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sources could not be merged: " + e.getCause(), e.getCause());
        }
    }

    private GatherReport gather() {
        long startNanos = System.nanoTime();
        GatherReport report = null;
        try {
            report = gatherer.report(BUDGET_MILLIS);
        } finally {
            done(report, startNanos);
        }
        return report;
    }

    private synchronized void done(GatherReport report, long startNanos) {
        if (report != null) last = report;
        running = null;
        long now = System.nanoTime();
        restsUntilNanos = now + Math.max(FRESH_NANOS, REST * (now - startNanos));
    }

    private synchronized GatherReport last() {
        return last;
    }

    private static void write(Json json, GatherReport report) {
        json.object("sources");
        if (report != null) {
            json.field("at", report.atMillis).field("seconds", report.seconds);
            json.list("list", report.sources, 5_500, "left", SourcesSection::write);
            json.list("decisions", report.decisions, 3_000, "decisionsLeft", Json::value);
        }
        json.endObject();
    }

    private static void write(Json json, SourceReport source) {
        json.object().field("name", source.name).field("loader", source.loader).field("ours", source.isOurs);
        json.field("series", source.series).field("seconds", source.seconds).field("problem", source.problem);
        if (source.busySeconds > 0) json.field("busySeconds", source.busySeconds);
        json.object("hidden");
        addHidden(json, "core", source.samplesHiddenByCore);
        addHidden(json, "duplicate", source.duplicateSamples);
        addHidden(json, "cap", source.cutSamples);
        json.endObject().field("untyped", source.untypedFamilies).endObject();
    }

    private static void addHidden(Json json, String reason, long samples) {
        if (samples > 0) json.field(reason, samples);
    }
}
