package hookgauge.instrumentation.apachehttpclient5async;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.reactor.ssl.TlsDetails;

class ApacheHttpClient5AsyncTest extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ApacheHttpClient5AsyncInstrumentation());
    }

    @Override
    protected ContractClient client(Path keys) throws Exception {
        return new Client(HttpAsyncClients.custom()
                .setConnectionManager(pool(keys).setMaxConnPerRoute(10).build())
                .build());
    }

    @Override
    protected ContractClient http2Client(Path keys) throws Exception {
        return client(keys);
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    static PoolingAsyncClientConnectionManagerBuilder pool(Path keys) throws Exception {
        // else 5.0 does not see on newer JDKs which protocol was chosen
        TlsStrategy tls = ClientTlsStrategyBuilder.create()
                .setSslContext(TestKeys.context(keys))
                .setTlsDetailsFactory(engine -> new TlsDetails(engine.getSession(), engine.getApplicationProtocol()))
                .build();
        return PoolingAsyncClientConnectionManagerBuilder.create().setTlsStrategy(tls);
    }

    static final class Client implements ContractClient {
        private final CloseableHttpAsyncClient client;

        Client(CloseableHttpAsyncClient client) {
            this.client = client;
            client.start();
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            SimpleHttpRequest request = new SimpleHttpRequest(method, uri);
            request.setConfig(RequestConfig.custom()
                    .setConnectionRequestTimeout(2_000, TimeUnit.MILLISECONDS)
                    .setResponseTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                    .build());
            if (body != null) request.setBody(body, ContentType.APPLICATION_OCTET_STREAM);
            Future<SimpleHttpResponse> response = client.execute(request, null);
            try {
                return response.get().getCode();
            } catch (ExecutionException e) {
                throw (Exception) e.getCause();
            }
        }

        @Override
        public Future<?> start(URI uri) {
            // the shorter way of 5.0 does not hand on that it is cancelled
            return client.execute(
                    SimpleRequestProducer.create(new SimpleHttpRequest("GET", uri)),
                    SimpleResponseConsumer.create(),
                    null);
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
