package hookgauge.instrumentation.apachehttpclient5;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientConnectionsContract;
import hookgauge.instrumentation.testing.ContractClient;
import java.nio.file.Path;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

class ApacheHttpClient5PoolsTest extends ClientConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ApacheHttpClient5Instrumentation.Pools());
    }

    @Override
    protected ContractClient client(Path keys) {
        return new ApacheHttpClient5Test.Client(HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(20)
                        .build())
                .build());
    }
}
