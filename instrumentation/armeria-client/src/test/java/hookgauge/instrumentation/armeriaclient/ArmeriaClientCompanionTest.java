package hookgauge.instrumentation.armeriaclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ArmeriaClientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ArmeriaClientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("com.linecorp.armeria.", "io.netty.");
    }
}
