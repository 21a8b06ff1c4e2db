package hookgauge.instrumentation.apachehttpclient4;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientConnectionsContract;
import hookgauge.instrumentation.testing.ContractClient;
import java.nio.file.Path;
import java.util.List;
import org.apache.http.impl.client.HttpClients;

class ApacheHttpClient4PoolsTest extends ClientConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ApacheHttpClient4Instrumentation.Pools());
    }

    @Override
    protected ContractClient client(Path keys) {
        String version = System.getProperty("client.version");
        assumeFalse(version.equals("4.3"), "its pool does not say for whom it has connections");
        return new ApacheHttpClient4Test.Client(
                HttpClients.custom().setMaxConnPerRoute(20).build());
    }
}
