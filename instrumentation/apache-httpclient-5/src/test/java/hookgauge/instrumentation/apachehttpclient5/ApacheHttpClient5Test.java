package hookgauge.instrumentation.apachehttpclient5;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class ApacheHttpClient5Test extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ApacheHttpClient5Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) {
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(10)
                .build();
        return new Client(HttpClients.custom().setConnectionManager(pool).build());
    }

    @Override
    protected ContractClient http2Client(Path keys) {
        throw new UnsupportedOperationException("HTTP/1 only");
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    @Test
    @Disabled("the classic client speaks HTTP/1 only")
    @Override
    protected void http_2_over_tls_is_a_sample_for_each_stream() {}

    static final class Client implements ContractClient {
        private final CloseableHttpClient client;

        Client(CloseableHttpClient client) {
            this.client = client;
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            HttpUriRequestBase request = new HttpUriRequestBase(method, uri);
            RequestConfig config = RequestConfig.custom()
                    .setConnectionRequestTimeout(2_000, TimeUnit.MILLISECONDS)
                    .setResponseTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                    .build();
            request.setConfig(config);
            if (body != null) request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_OCTET_STREAM));
            return send(request);
        }

        @Override
        public Future<?> start(URI uri) {
            HttpUriRequestBase request = new HttpUriRequestBase("GET", uri);
            CompletableFuture<Integer> status = new CompletableFuture<>() {
                @Override
                public boolean cancel(boolean mayInterrupt) {
                    boolean isCancelled = super.cancel(mayInterrupt);
                    request.abort();
                    return isCancelled;
                }
            };
            new Thread(() -> {
                        try {
                            status.complete(send(request));
                        } catch (IOException e) {
                            status.completeExceptionally(e);
                        }
                    })
                    .start();
            return status;
        }

        private int send(HttpUriRequestBase request) throws IOException {
            // the minimal client of 5.0 fails without a context
            try (CloseableHttpResponse response = client.execute(request, HttpClientContext.create())) {
                EntityUtils.consume(response.getEntity());
                return response.getCode();
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
