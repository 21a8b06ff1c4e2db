package hookgauge.instrumentation.dropwizard;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Dropwizard's metrics 5 make their registries. */
public final class Dropwizard5Instrumentation implements InstrumentationModule {
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
        return Collections.singletonList(
                Hook.onReturn("io/dropwizard/metrics5/MetricRegistry", "<init>", "()V", "created"));
    }

    @Override
    public String reader() {
        return "hookgauge.instrumentation.dropwizard.Dropwizard5Reader";
    }
}
