package hookgauge.instrumentation.vertxclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.nettyclienthttp2.NettyClientHttp2Instrumentation;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

class VertxClientTest extends HttpClientContract {
    static {
        // not Netty's resolver, which asks name servers itself
        System.setProperty("vertx.disableDnsResolver", "true");
    }

    @Override
    protected List<InstrumentationModule> modules() {
        // with what it is built on
        return List.of(
                new VertxClientInstrumentation(),
                new NettyClientInstrumentation(),
                new NettyClientHttp2Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) {
        return new Client(new HttpClientOptions());
    }

    @Override
    protected ContractClient http2Client(Path keys) {
        return new Client(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setUseAlpn(true)
                .setTrustAll(true)
                .setVerifyHost(false));
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    /** Its type is another in 5. */
    static HttpClient client(Vertx vertx, HttpClientOptions options) {
        try {
            Method create = Vertx.class.getMethod("createHttpClient", HttpClientOptions.class);
            return (HttpClient) create.invoke(vertx, options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It answers something else in 5. */
    static void reset(HttpClientRequest request) {
        try {
            HttpClientRequest.class.getMethod("reset").invoke(request);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Client implements ContractClient {
        private final Vertx vertx = Vertx.vertx();
        private final HttpClient client;

        Client(HttpClientOptions options) {
            client = client(vertx, options);
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            RequestOptions options =
                    options(uri).setMethod(HttpMethod.valueOf(method)).setTimeout(timeoutMillis);
            CompletableFuture<Integer> status = new CompletableFuture<>();
            // all that follows is said at once, for a body that nobody has asked for is gone
            client.request(options)
                    .compose(request -> (body == null ? request.send() : request.send(Buffer.buffer(body)))
                            .compose(response -> response.body().map(all -> response.statusCode())))
                    .onComplete(result -> {
                        if (result.succeeded()) status.complete(result.result());
                        else status.completeExceptionally(result.cause());
                    });
            try {
                return status.get();
            } catch (ExecutionException e) {
                throw (Exception) e.getCause();
            }
        }

        @Override
        public java.util.concurrent.Future<?> start(URI uri) {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            Future<HttpClientRequest> asked = client.request(options(uri));
            asked.compose(request -> {
                        answer.whenComplete((any, error) -> {
                            if (error != null) reset(request);
                        });
                        return request.send();
                    })
                    .onComplete(result -> answer.complete(result.succeeded()));
            return answer;
        }

        @Override
        public void close() {
            vertx.close();
        }

        private static RequestOptions options(URI uri) {
            return new RequestOptions().setAbsoluteURI(uri.toString()).setFollowRedirects(true);
        }
    }
}
