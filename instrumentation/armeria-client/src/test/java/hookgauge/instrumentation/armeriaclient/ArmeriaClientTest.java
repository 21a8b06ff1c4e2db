package hookgauge.instrumentation.armeriaclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.retry.RetryRule;
import com.linecorp.armeria.client.retry.RetryingClient;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.nettyclienthttp2.NettyClientHttp2Instrumentation;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.TestKeys;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ArmeriaClientTest extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        // with what it is built on
        return List.of(
                new ArmeriaClientInstrumentation(),
                new NettyClientInstrumentation(),
                new NettyClientHttp2Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) {
        return new Client(null, "h1c");
    }

    @Override
    protected ContractClient http2Client(Path keys) {
        return new Client(keys, "h2");
    }

    @Override
    protected boolean followsRedirects() {
        return false;
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    @Test
    void request_that_is_tried_again_is_a_sample_each() throws Exception {
        HttpServer errors = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        errors.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        errors.start();
        try (Client client = new Client(null, "h1c")) {
            WebClient retrying = WebClient.builder(
                            "h1c://localhost:" + errors.getAddress().getPort())
                    .factory(client.factory)
                    .decorator(RetryingClient.newDecorator(RetryRule.onServerErrorStatus(), 3))
                    .build();

            assertEquals(500, retrying.get("/").aggregate().join().status().code());
        } finally {
            errors.stop(0);
        }

        for (SentRequest sent : RecordingCalls.installed().await(3)) {
            assertEquals(500, sent.status());
            assertSame(Thread.currentThread(), sent.startedBy());
        }
    }

    private static final class Client implements ContractClient {
        private final ClientFactory factory;
        private final String scheme;

        Client(Path keys, String scheme) {
            this.scheme = scheme;
            factory = ClientFactory.builder()
                    .tlsCustomizer(ssl -> {
                        try {
                            if (keys != null) ssl.trustManager(TestKeys.certificate(keys));
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .connectTimeoutMillis(20_000)
                    // not Netty's own, which asks name servers itself
                    .addressResolverGroupFactory(loops -> DefaultAddressResolverGroup.INSTANCE)
                    .build();
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            RequestHeaders head = RequestHeaders.of(HttpMethod.valueOf(method), uri.getPath());
            HttpRequest request = body == null ? HttpRequest.of(head) : HttpRequest.of(head, HttpData.wrap(body));
            try {
                return client(uri, timeoutMillis)
                        .execute(request)
                        .aggregate()
                        .join()
                        .status()
                        .code();
            } catch (CompletionException e) {
                throw (Exception) e.getCause();
            }
        }

        @Override
        public Future<?> start(URI uri) {
            HttpResponse response = client(uri, 20_000).get(uri.getPath());
            CompletableFuture<?> answer = response.aggregate();
            answer.whenComplete((status, error) -> response.abort());
            return answer;
        }

        @Override
        public void close() {
            factory.close();
        }

        private WebClient client(URI uri, int timeoutMillis) {
            return WebClient.builder(scheme + "://" + uri.getAuthority())
                    .factory(factory)
                    .responseTimeoutMillis(timeoutMillis)
                    .build();
        }
    }
}
