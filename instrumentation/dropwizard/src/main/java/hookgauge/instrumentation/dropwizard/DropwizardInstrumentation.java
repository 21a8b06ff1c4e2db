package hookgauge.instrumentation.dropwizard;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Dropwizard's metrics 3 and 4 make their registries, and where reporters read them. */
public final class DropwizardInstrumentation implements InstrumentationModule {
    private static final String REGISTRY = "com/codahale/metrics/MetricRegistry";

    @Override
    public String name() {
        return "dropwizard";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.dropwizard.DropwizardCompanion";
    }

    @Override
    public String home() {
        return "com/codahale/metrics";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(REGISTRY, "<init>", "()V", "seen"),
                // what every reporter asks for
                Hook.onEntry(
                                REGISTRY,
                                "getGauges",
                                "(Lcom/codahale/metrics/MetricFilter;)Ljava/util/SortedMap;",
                                "seen")
                        .optional());
    }

    @Override
    public String reader() {
        return "hookgauge.instrumentation.dropwizard.DropwizardReader";
    }
}
