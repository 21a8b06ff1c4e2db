package hookgauge.instrumentation.jettyclient12;

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
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

class JettyClient12Test extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new JettyClient12Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) throws Exception {
        return new Client(new HttpClient());
    }

    @Override
    protected ContractClient http2Client(Path keys) throws Exception {
        SslContextFactory.Client ssl = new SslContextFactory.Client();
        ssl.setSslContext(TestKeys.context(keys));
        ClientConnector connector = new ClientConnector();
        connector.setSslContextFactory(ssl);
        return new Client(new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client(connector))));
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
            if (body != null) request.body(new BytesRequestContent(body));
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
