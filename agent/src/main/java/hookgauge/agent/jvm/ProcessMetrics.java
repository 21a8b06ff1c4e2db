package hookgauge.agent.jvm;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Start time and resident memory of the process, under the names that all Prometheus clients use. */
final class ProcessMetrics implements MetricGroup {
    private static final File STATUS = new File("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private final double startSeconds = ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3;

    @Override
    public void addTo(List<MetricSnapshot> snapshots) {
        snapshots.add(gauge(
                "process_start_time_seconds",
                Unit.SECONDS,
                "Start of the process in seconds since 1970.",
                startSeconds));
        long residentBytes = residentBytes();
        if (residentBytes < 0) return;
        snapshots.add(
                gauge("process_resident_memory_bytes", Unit.BYTES, "Resident memory of the process.", residentBytes));
    }

    private static GaugeSnapshot gauge(String name, Unit unit, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .unit(unit)
                .help(help)
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(value)
                        .build())
                .build();
    }

    /** -1 where the system does not say. */
    private static long residentBytes() {
        if (!STATUS.canRead()) return -1;
        try (BufferedReader lines = new BufferedReader(new FileReader(STATUS))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(RESIDENT)) return kibibytes(line) * 1024;
            }
            return -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** {@code VmRSS:     41320 kB} */
    private static long kibibytes(String line) {
        String value = line.substring(RESIDENT.length()).trim();
        return Long.parseLong(value.substring(0, value.indexOf(' ')));
    }
}
