package hookgauge.instrumentation.jdkhttpclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class JdkHttpClientPoolsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new JdkHttpClientInstrumentation.Pools();
    }

    @Override
    protected List<String> packages() {
        return List.of("jdk.internal.net.http.");
    }
}
