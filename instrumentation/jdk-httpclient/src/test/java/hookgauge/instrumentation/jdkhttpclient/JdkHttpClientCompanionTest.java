package hookgauge.instrumentation.jdkhttpclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class JdkHttpClientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new JdkHttpClientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("jdk.internal.net.http.");
    }
}
