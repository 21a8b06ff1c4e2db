package hookgauge.instrumentation.jettyclient9;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.util.BytesContentProvider;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.http.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.util.ssl.SslContextFactory;

class JettyClient9Test extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new JettyClient9Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) throws Exception {
        return new Client(new HttpClient());
    }

    @Override
    protected ContractClient http2Client(Path keys) throws Exception {
        assumeTrue(System.getProperty("client.version").startsWith("9."), "it is built in another way since 10");
        SslContextFactory.Client ssl = new SslContextFactory.Client();
        ssl.setSslContext(TestKeys.context(keys));
        return new Client(new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()), ssl));
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    private static final class Client implements ContractClient {
        private final HttpClient client;

        Client(HttpClient client) throws Exception {
            this.client = client;
            client.start();
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            Request request = client.newRequest(uri).method(method).timeout(timeoutMillis, TimeUnit.MILLISECONDS);
            if (body != null) request.content(new BytesContentProvider(body));
            return request.send().getStatus();
        }

        @Override
        public Future<?> start(URI uri) {
            Request request = client.newRequest(uri);
            CompletableFuture<Object> answer = new CompletableFuture<>() {
                @Override
                public boolean cancel(boolean mayInterrupt) {
                    boolean isFirst = super.cancel(mayInterrupt);
                    request.abort(new CancellationException());
                    return isFirst;
                }
            };
            request.send(result -> {
                if (result.isFailed()) answer.completeExceptionally(result.getFailure());
                else answer.complete(result.getResponse());
            });
            return answer;
        }

        @Override
        public void close() throws IOException {
            try {
                client.stop();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
