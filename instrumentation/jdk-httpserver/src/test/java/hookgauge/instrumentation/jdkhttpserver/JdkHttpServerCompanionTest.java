package hookgauge.instrumentation.jdkhttpserver;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class JdkHttpServerCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new JdkHttpServerInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("sun.net.httpserver.", "com.sun.net.httpserver.");
    }
}
