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
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.conn.params.ConnManagerParams;
import org.apache.http.conn.params.ConnPerRouteBean;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.tsccm.ThreadSafeClientConnManager;
import org.apache.http.params.BasicHttpParams;
import org.apache.http.params.CoreConnectionPNames;
import org.apache.http.params.HttpParams;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The client of before 4.3, which later versions still have. */
@SuppressWarnings("deprecation")
class ApacheHttpClient4OldTest extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ApacheHttpClient4Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) {
        HttpParams params = new BasicHttpParams();
        ConnManagerParams.setMaxConnectionsPerRoute(params, new ConnPerRouteBean(10));
        SchemeRegistry schemes = new SchemeRegistry();
        schemes.register(new Scheme("http", PlainSocketFactory.getSocketFactory(), 80));
        return new Client(new DefaultHttpClient(new ThreadSafeClientConnManager(params, schemes), params));
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

    private static final class Client implements ContractClient {
        private final HttpClient client;

        Client(HttpClient client) {
            this.client = client;
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            HttpRequestBase request = body == null ? new HttpGet(uri) : new RequestWithBody(method, uri, body);
            request.getParams().setIntParameter(CoreConnectionPNames.SO_TIMEOUT, timeoutMillis);
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
            HttpResponse response = client.execute(request);
            if (response.getEntity() != null) response.getEntity().consumeContent();
            return response.getStatusLine().getStatusCode();
        }

        @Override
        public void close() {
            client.getConnectionManager().shutdown();
        }
    }
}
