package hookgauge.instrumentation.simpleclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where simpleclient, the Prometheus client 0.x, makes its registries. */
public final class SimpleclientInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "simpleclient";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.simpleclient.SimpleclientCompanion";
    }

    @Override
    public String home() {
        return "io/prometheus/client";
    }

    /** The constructor without arguments calls this one. */
    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(
                Hook.onReturn("io/prometheus/client/CollectorRegistry", "<init>", "(Z)V", "created"));
    }

    @Override
    public String reader() {
        return "hookgauge.instrumentation.simpleclient.SimpleclientReader";
    }
}
