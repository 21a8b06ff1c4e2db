package hookgauge.instrumentation.resteasyreactive;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ResteasyReactiveCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ResteasyReactiveInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.jboss.resteasy.reactive.", "io.vertx.", "io.netty.");
    }
}
