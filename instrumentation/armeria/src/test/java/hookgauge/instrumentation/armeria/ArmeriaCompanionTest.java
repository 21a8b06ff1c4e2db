package hookgauge.instrumentation.armeria;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ArmeriaCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ArmeriaInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("com.linecorp.armeria.", "io.netty.");
    }
}
