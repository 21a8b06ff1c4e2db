package hookgauge.instrumentation.okhttp;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientConnectionsContract;
import hookgauge.instrumentation.testing.ContractClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

class OkHttpPoolsTest extends ClientConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new OkHttpInstrumentation.Pools());
    }

    @Override
    protected boolean tellsUpstreams() {
        return false;
    }

    @Override
    protected ContractClient client(Path keys) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(20);
        return new OkHttpTest.Client(new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(20, 5, TimeUnit.MINUTES))
                .build());
    }

    @Override
    protected ContractClient http2Client(Path keys) throws Exception {
        return new OkHttpTest.Client(keys, Protocol.HTTP_2, Protocol.HTTP_1_1);
    }
}
