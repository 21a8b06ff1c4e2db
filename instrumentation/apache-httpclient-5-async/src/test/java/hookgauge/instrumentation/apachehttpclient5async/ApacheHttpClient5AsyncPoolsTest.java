package hookgauge.instrumentation.apachehttpclient5async;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientConnectionsContract;
import hookgauge.instrumentation.testing.ContractClient;
import java.nio.file.Path;
import java.util.List;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

class ApacheHttpClient5AsyncPoolsTest extends ClientConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ApacheHttpClient5AsyncInstrumentation.Pools());
    }

    @Override
    protected ContractClient client(Path keys) throws Exception {
        return new ApacheHttpClient5AsyncTest.Client(HttpAsyncClients.custom()
                .setConnectionManager(ApacheHttpClient5AsyncTest.pool(keys)
                        .setMaxConnPerRoute(20)
                        .build())
                .build());
    }
}
