package hookgauge.instrumentation.apachehttpasyncclient4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class ApacheHttpAsyncClient4Test extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ApacheHttpAsyncClient4Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) {
        return new Client(HttpAsyncClients.custom().setMaxConnPerRoute(10).build());
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
        private final CloseableHttpAsyncClient client;

        Client(CloseableHttpAsyncClient client) {
            this.client = client;
            client.start();
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            HttpRequestBase request = body == null ? new HttpGet(uri) : new RequestWithBody(method, uri, body);
            request.setConfig(RequestConfig.custom()
                    .setConnectionRequestTimeout(2_000)
                    .setSocketTimeout(timeoutMillis)
                    .build());
            try {
                return client.execute(request, null).get().getStatusLine().getStatusCode();
            } catch (ExecutionException e) {
                throw (Exception) e.getCause();
            }
        }

        @Override
        public Future<?> start(URI uri) {
            CompletableFuture<HttpResponse> response = new CompletableFuture<>();
            HttpGet request = new HttpGet(uri);
            client.execute(request, new FutureCallback<>() {
                @Override
                public void completed(HttpResponse received) {
                    response.complete(received);
                }

                @Override
                public void failed(Exception error) {
                    response.completeExceptionally(error);
                }

                @Override
                public void cancelled() {
                    response.cancel(true);
                }
            });
            // the client's own future does not do it in 4.1
            response.whenComplete((received, error) -> request.abort());
            return response;
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
