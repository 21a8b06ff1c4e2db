package hookgauge.instrumentation.dropwizard;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Dropwizard's metrics 5 make their registries, and where reporters read them. */
public final class Dropwizard5Instrumentation implements InstrumentationModule {
    private static final String REGISTRY = "io/dropwizard/metrics5/MetricRegistry";

    @Override
    public String name() {
        return "dropwizard-5";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.dropwizard.Dropwizard5Companion";
    }

    @Override
    public String home() {
        return "io/dropwizard/metrics5";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(REGISTRY, "<init>", "()V", "seen"),
                // what every reporter asks for
                Hook.onEntry(
                                REGISTRY,
                                "getGauges",
                                "(Lio/dropwizard/metrics5/MetricFilter;)Ljava/util/SortedMap;",
                                "seen")
                        .optional());
    }

    @Override
    public String reader() {
        return "hookgauge.instrumentation.dropwizard.Dropwizard5Reader";
    }
}
