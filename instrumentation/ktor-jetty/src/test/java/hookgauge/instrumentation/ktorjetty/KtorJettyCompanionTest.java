package hookgauge.instrumentation.ktorjetty;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class KtorJettyCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new KtorJettyInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.ktor.", "org.eclipse.jetty.server.");
    }
}
