package hookgauge.instrumentation.dropwizard;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Dropwizard's metrics 3 and 4 make their registries. */
public final class DropwizardInstrumentation implements InstrumentationModule {
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
        return Collections.singletonList(
                Hook.onReturn("com/codahale/metrics/MetricRegistry", "<init>", "()V", "created"));
    }

    @Override
    public String reader() {
        return "hookgauge.instrumentation.dropwizard.DropwizardReader";
    }
}
