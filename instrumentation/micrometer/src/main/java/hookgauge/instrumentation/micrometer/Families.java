package hookgauge.instrumentation.micrometer;

import hookgauge.instrumentation.MetricSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts points of the same name together, because a registry has its meters in no order. */
final class Families {
    private final Map<String, Family> families = new LinkedHashMap<>();

    void add(int type, String name, String help, Consumer<MetricSink> point) {
        families.computeIfAbsent(name + ' ' + type, key -> new Family(type, name, help))
                .points
                .add(point);
    }

    void tell(MetricSink sink) {
        for (Family family : families.values()) {
            sink.family(family.type, family.name, family.help, null);
            for (Consumer<MetricSink> point : family.points) point.accept(sink);
            sink.end();
        }
    }

    private static final class Family {
        final int type;
        final String name;
        final String help;
        final List<Consumer<MetricSink>> points = new ArrayList<>();

        Family(int type, String name, String help) {
            this.type = type;
            this.name = name;
            this.help = help;
        }
    }
}
