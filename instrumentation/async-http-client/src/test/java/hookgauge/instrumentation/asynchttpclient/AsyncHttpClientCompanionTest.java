package hookgauge.instrumentation.asynchttpclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class AsyncHttpClientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new AsyncHttpClientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.asynchttpclient.", "io.netty.");
    }
}
