package hookgauge.instrumentation.micrometer;

import hookgauge.instrumentation.Standing;

/** The registries that keep their meters elsewhere; they are known by name, because apps have them or do not. */
enum RegistryKind {
    /** Up to 1.12, and later in micrometer-registry-prometheus-simpleclient. */
    SIMPLECLIENT("io.micrometer.prometheus.PrometheusMeterRegistry", "getPrometheusRegistry", Standing.FRONT),
    PROMETHEUS("io.micrometer.prometheusmetrics.PrometheusMeterRegistry", "getPrometheusRegistry", Standing.FRONT),
    /** With its heirs for JMX and Graphite; it is read itself because the inner one has no tags. */
    DROPWIZARD(
            "io.micrometer.core.instrument.dropwizard.DropwizardMeterRegistry", "getDropwizardRegistry", Standing.LEAF),
    /** What it is told is among the metrics of OpenTelemetry, and it logs each attempt to read it. */
    OPEN_TELEMETRY("io.opentelemetry.instrumentation.micrometer.v1_5.OpenTelemetryMeterRegistry", null, Standing.NONE);

    final Standing standing;
    private final String className;
    private final String innerMethod;

    RegistryKind(String className, String innerMethod, Standing standing) {
        this.className = className;
        this.innerMethod = innerMethod;
        this.standing = standing;
    }

    /** Null for a registry that keeps its meters itself. */
    static RegistryKind of(Class<?> registry) {
        for (Class<?> type = registry; type != null; type = type.getSuperclass()) {
            for (RegistryKind kind : values()) {
                if (kind.className.equals(type.getName())) return kind;
            }
        }
        return null;
    }

    static Object inner(Object registry) throws ReflectiveOperationException {
        RegistryKind kind = of(registry.getClass());
        if (kind == null || kind.innerMethod == null) return null;
        return registry.getClass().getMethod(kind.innerMethod).invoke(registry);
    }
}
