package hookgauge.instrumentation.javalin;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class JavalinCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new JavalinInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.javalin.");
    }
}
