package hookgauge.instrumentation.nanohttpd;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class NanoHttpdCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new NanoHttpdInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("fi.iki.elonen.");
    }
}
