package hookgauge.instrumentation.micrometer;

import static java.util.concurrent.TimeUnit.SECONDS;

import hookgauge.instrumentation.MetricSink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Reads one meter as Micrometer's own Prometheus registry would show it, but for buckets and percentiles. */
final class MeterReader {
    private static final boolean HAS_LONGEST_TASK = hasLongestTask();

    private final Meter meter;
    private final Families families;
    private final MeterName name;
    private final String[] labels;

    MeterReader(Meter meter, Families families) {
        this.meter = meter;
        this.families = families;
        this.name = new MeterName(meter.getId());
        this.labels = MeterName.labels(meter.getId());
    }

    /** Of all families that it may have a point of. */
    String[] names() {
        boolean isTime = meter instanceof Timer || meter instanceof FunctionTimer || meter instanceof LongTaskTimer;
        if (isTime) return new String[] {name.inSeconds(), name.inSeconds() + "_max"};
        if (meter instanceof TimeGauge) return new String[] {name.inSeconds()};
        boolean isValue = meter instanceof Gauge || meter instanceof Counter || meter instanceof FunctionCounter;
        if (isValue) return new String[] {name.inUnit()};
        if (meter instanceof DistributionSummary) return new String[] {name.inUnit(), name.inUnit() + "_max"};
        String[] names = {"", "_sum", "_max", "_active_count", "_duration_sum", "_value"};
        for (int i = 0; i < names.length; i++) names[i] = name.plain() + names[i];
        return names;
    }

    void read() {
        if (meter instanceof TimeGauge) {
            gauge(name.inSeconds(), ((TimeGauge) meter).value(SECONDS));
        } else if (meter instanceof Gauge) {
            gauge(name.inUnit(), ((Gauge) meter).value());
        } else if (meter instanceof LongTaskTimer) {
            readLongTasks((LongTaskTimer) meter);
        } else if (meter instanceof Counter) {
            if (Cumulative.is(meter)) counter(name.inUnit(), ((Counter) meter).count(), labels);
        } else if (meter instanceof FunctionCounter) {
            if (Cumulative.is(meter)) counter(name.inUnit(), ((FunctionCounter) meter).count(), labels);
        } else if (meter instanceof Timer) {
            readTimer((Timer) meter);
        } else if (meter instanceof FunctionTimer) {
            FunctionTimer timer = (FunctionTimer) meter;
            if (Cumulative.is(meter)) summary(name.inSeconds(), (long) timer.count(), timer.totalTime(SECONDS));
        } else if (meter instanceof DistributionSummary) {
            readSummary((DistributionSummary) meter);
        } else {
            readMeasurements();
        }
    }

    private void readTimer(Timer timer) {
        if (Cumulative.is(timer)) summary(name.inSeconds(), timer.count(), timer.totalTime(SECONDS));
        gauge(name.inSeconds() + "_max", timer.max(SECONDS));
    }

    private void readSummary(DistributionSummary summary) {
        if (Cumulative.is(summary)) summary(name.inUnit(), summary.count(), summary.totalAmount());
        gauge(name.inUnit() + "_max", summary.max());
    }

    private void readLongTasks(LongTaskTimer timer) {
        summary(MetricSink.GAUGE_SUMMARY, name.inSeconds(), timer.activeTasks(), timer.duration(SECONDS));
        if (HAS_LONGEST_TASK) gauge(name.inSeconds() + "_max", timer.max(SECONDS));
    }

    /** A meter of the app's own: its functions are asked, whatever the registry. */
    private void readMeasurements() {
        for (Measurement measurement : meter.measure()) {
            String[] more = Arrays.copyOf(labels, labels.length + 2);
            more[labels.length] = "statistic";
            more[labels.length + 1] = measurement.getStatistic().name();
            readMeasurement(measurement, more);
        }
    }

    private void readMeasurement(Measurement measurement, String[] more) {
        double value = measurement.getValue();
        switch (measurement.getStatistic()) {
            case COUNT:
                counter(name.plain(), value, more);
                break;
            case TOTAL:
            case TOTAL_TIME:
                counter(name.plain() + "_sum", value, more);
                break;
            case MAX:
                gauge(name.plain() + "_max", value, more);
                break;
            case ACTIVE_TASKS:
                gauge(name.plain() + "_active_count", value, more);
                break;
            case DURATION:
                gauge(name.plain() + "_duration_sum", value, more);
                break;
            default:
                gauge(name.plain() + "_value", value, more);
        }
    }

    private void gauge(String family, double value) {
        gauge(family, value, labels);
    }

    private void gauge(String family, double value, String[] labels) {
        families.add(MetricSink.GAUGE, family, help(), sink -> {
            sink.point(labels, 0, 0);
            sink.value(value);
        });
    }

    private void counter(String family, double value, String[] labels) {
        String base = family.endsWith("_total") ? family.substring(0, family.length() - "_total".length()) : family;
        families.add(MetricSink.COUNTER, base, help(), sink -> {
            sink.point(labels, 0, 0);
            sink.value(value);
        });
    }

    private void summary(String family, long count, double sum) {
        summary(MetricSink.SUMMARY, family, count, sum);
    }

    private void summary(int type, String family, long count, double sum) {
        families.add(type, family, help(), sink -> {
            sink.point(labels, 0, 0);
            sink.summary(count, sum, new double[0], new double[0]);
        });
    }

    private String help() {
        return meter.getId().getDescription();
    }

    /** Since 1.5. */
    private static boolean hasLongestTask() {
        try {
            return LongTaskTimer.class.getMethod("max", TimeUnit.class) != null;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
