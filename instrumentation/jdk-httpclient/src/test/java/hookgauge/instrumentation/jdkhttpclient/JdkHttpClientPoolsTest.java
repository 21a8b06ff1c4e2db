package hookgauge.instrumentation.jdkhttpclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientConnectionsContract;
import hookgauge.instrumentation.testing.ContractClient;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;

class JdkHttpClientPoolsTest extends ClientConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new JdkHttpClientInstrumentation.Pools());
    }

    @Override
    protected ContractClient client(Path keys) throws Exception {
        return new JdkHttpClientTest.Client(keys, HttpClient.Version.HTTP_1_1);
    }

    @Override
    protected ContractClient http2Client(Path keys) throws Exception {
        return new JdkHttpClientTest.Client(keys, HttpClient.Version.HTTP_2);
    }
}
