package hookgauge.instrumentation.simpleclient;

import hookgauge.instrumentation.MetricSink;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the samples of one family together to points, and tells a sink. */
final class FamilyReader {
    private static final boolean HAS_UNIT = Newer.has(MetricFamilySamples.class, "unit");
    private static final boolean HAS_EXEMPLARS = Newer.has(Sample.class, "exemplar");

    private final MetricFamilySamples family;
    private final FamilyType type;
    private final String base;
    private final List<Point> points = new ArrayList<>();
    private final Map<List<String>, Point> byLabels = new HashMap<>();
    // samples of a name that the type does not have, as custom collectors give them
    private final Map<String, List<Sample>> strays = new LinkedHashMap<>();
    private Point last;

    FamilyReader(MetricFamilySamples family) {
        this.family = family;
        this.type = FamilyType.of(family.type.name());
        this.base = type.baseOf(family.name);
    }

    void read(MetricSink sink) {
        if (!sink.wants(base)) return;
        for (Sample sample : family.samples) take(sample);
        sink.family(type.inSink, base, family.help, HAS_UNIT ? Newer.unit(family) : null);
        for (Point point : points) {
            if (!point.isWhole(type)) continue;
            sink.point(point.labels, point.createdMillis(), 0);
            if (HAS_EXEMPLARS) Newer.readExemplars(point.samples, sink);
            point.read(type, sink);
        }
        sink.end();
        readStrays(sink);
    }

    private void take(Sample sample) {
        Part part = type.partOf(base, sample.name);
        int own = part == null ? -1 : part.ownLabel(base, sample.labelNames);
        if (part == null || own < 0 && part.needsOwnLabel()) {
            strays.computeIfAbsent(sample.name, name -> new ArrayList<>()).add(sample);
        } else {
            point(part, sample, own).take(part, sample, own);
        }
    }

    /** The samples of one point mostly stand together. */
    private Point point(Part part, Sample sample, int ownLabel) {
        if (last == null || !last.hasLabelsOf(sample, ownLabel)) {
            last = byLabels.get(Arrays.asList(Point.labels(sample, ownLabel)));
        }
        // a sample that is there twice begins another point, for the merge to hide and to count
        if (last == null || last.isRepeatedBy(part)) {
            last = new Point(Point.labels(sample, ownLabel));
            points.add(last);
            byLabels.put(Arrays.asList(last.labels), last);
        }
        return last;
    }

    private void readStrays(MetricSink sink) {
        for (Map.Entry<String, List<Sample>> stray : strays.entrySet()) {
            sink.family(MetricSink.UNKNOWN, stray.getKey(), family.help, null);
            for (Sample sample : stray.getValue()) {
                sink.point(Point.labels(sample, -1), 0, 0);
                sink.value(sample.value);
            }
            sink.end();
        }
    }
}
