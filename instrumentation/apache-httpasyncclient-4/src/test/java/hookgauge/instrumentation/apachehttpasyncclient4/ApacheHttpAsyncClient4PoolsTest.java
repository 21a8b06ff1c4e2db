package hookgauge.instrumentation.apachehttpasyncclient4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientConnectionsContract;
import hookgauge.instrumentation.testing.ContractClient;
import java.nio.file.Path;
import java.util.List;
import org.apache.http.impl.nio.client.HttpAsyncClients;

class ApacheHttpAsyncClient4PoolsTest extends ClientConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ApacheHttpAsyncClient4Instrumentation.Pools());
    }

    @Override
    protected ContractClient client(Path keys) {
        return new ApacheHttpAsyncClient4Test.Client(
                HttpAsyncClients.custom().setMaxConnPerRoute(20).build());
    }
}
