package hookgauge.instrumentation.micrometer;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Micrometer makes its registries, of whatever kind. */
public final class MicrometerInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "micrometer";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.micrometer.MicrometerCompanion";
    }

    @Override
    public String home() {
        return "io/micrometer/core/instrument";
    }

    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onReturn(
                "io/micrometer/core/instrument/MeterRegistry",
                "<init>",
                "(Lio/micrometer/core/instrument/Clock;)V",
                "created"));
    }

    @Override
    public String reader() {
        return "hookgauge.instrumentation.micrometer.MicrometerReader";
    }
}
