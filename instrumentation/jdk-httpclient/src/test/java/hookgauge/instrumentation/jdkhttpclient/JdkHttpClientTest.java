package hookgauge.instrumentation.jdkhttpclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import hookgauge.instrumentation.testing.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

class JdkHttpClientTest extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new JdkHttpClientInstrumentation());
    }

    @Override
    protected ContractClient client(Path keys) throws Exception {
        return new Client(keys, HttpClient.Version.HTTP_1_1);
    }

    @Override
    protected ContractClient http2Client(Path keys) throws Exception {
        return new Client(keys, HttpClient.Version.HTTP_2);
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    static final class Client implements ContractClient {
        private HttpClient client;

        Client(Path keys, HttpClient.Version version) throws Exception {
            client = HttpClient.newBuilder()
                    .version(version)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .sslContext(TestKeys.context(keys))
                    .build();
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(Duration.ofMillis(timeoutMillis))
                    .method(method, content)
                    .build();
            return client.send(request, BodyHandlers.ofString()).statusCode();
        }

        @Override
        public Future<?> start(URI uri) {
            return client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }

        /** What Java 17 has for it: a client is stopped that nobody can reach. */
        @Override
        public void close() {
            client = null;
            System.gc();
        }
    }
}
