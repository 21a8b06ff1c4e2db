package hookgauge.instrumentation.micronaut3;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class Micronaut3CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new Micronaut3Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.micronaut.", "io.netty.");
    }
}
