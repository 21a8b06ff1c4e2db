package hookgauge.instrumentation.apachehttpclient4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class ApacheHttpClient4Test extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ApacheHttpClient4Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) {
        return new Client(HttpClients.custom().setMaxConnPerRoute(10).build());
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
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void http_2_over_tls_is_a_sample_for_each_stream() {}

    static final class Client implements ContractClient {
        private final CloseableHttpClient client;

        Client(CloseableHttpClient client) {
            this.client = client;
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            HttpRequestBase request = body == null ? new HttpGet(uri) : new RequestWithBody(method, uri, body);
            request.setConfig(RequestConfig.custom()
                    .setConnectionRequestTimeout(2_000)
                    .setSocketTimeout(timeoutMillis)
                    .build());
            return send(request);
        }

        @Override
        public Future<?> start(URI uri) {
            HttpRequestBase request = new HttpGet(uri);
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

        private int send(HttpRequestBase request) throws IOException {
            try (CloseableHttpResponse response = client.execute(request)) {
                EntityUtils.consume(response.getEntity());
                return response.getStatusLine().getStatusCode();
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
