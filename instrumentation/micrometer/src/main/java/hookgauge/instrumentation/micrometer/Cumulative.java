package hookgauge.instrumentation.micrometer;

import io.micrometer.core.instrument.Meter;

/** Knows the meters that count from their beginning on; others begin anew at each step, or nothing is known of them. */
final class Cumulative {
    private static final String[] KNOWN = {
        "io.micrometer.core.instrument.cumulative.",
        "io.micrometer.core.instrument.dropwizard.",
        "io.micrometer.statsd.",
        "io.micrometer.opentsdb.",
        "io.micrometer.registry.otlp.OtlpCumulative"
    };

    private Cumulative() {}

    static boolean is(Meter meter) {
        for (Class<?> type = meter.getClass(); type != null; type = type.getSuperclass()) {
            for (String known : KNOWN) {
                if (type.getName().startsWith(known)) return true;
            }
        }
        return false;
    }
}
