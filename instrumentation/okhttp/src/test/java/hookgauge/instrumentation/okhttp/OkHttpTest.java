package hookgauge.instrumentation.okhttp;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

class OkHttpTest extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new OkHttpInstrumentation());
    }

    @Override
    protected ContractClient client(Path keys) throws Exception {
        return new Client(keys, Protocol.HTTP_1_1);
    }

    @Override
    protected ContractClient http2Client(Path keys) throws Exception {
        return new Client(keys, Protocol.HTTP_2, Protocol.HTTP_1_1);
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    static final class Client implements ContractClient {
        private final OkHttpClient client;

        Client(Path keys, Protocol... protocols) throws Exception {
            this(new OkHttpClient.Builder()
                    .protocols(Arrays.asList(protocols))
                    .sslSocketFactory(TestKeys.context(keys).getSocketFactory(), trusts(keys))
                    .build());
        }

        Client(OkHttpClient client) {
            this.client = client;
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws IOException {
            Request request = new Request.Builder()
                    .url(uri.toString())
                    .method(method, body == null ? null : RequestBody.create(null, body))
                    .build();
            OkHttpClient inTime = client.newBuilder()
                    .readTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                    .build();
            try (Response response = inTime.newCall(request).execute()) {
                response.body().bytes();
                return response.code();
            }
        }

        @Override
        public Future<?> start(URI uri) {
            Call call = client.newCall(new Request.Builder().url(uri.toString()).build());
            CompletableFuture<Object> answer = new CompletableFuture<>() {
                @Override
                public boolean cancel(boolean mayInterrupt) {
                    boolean isFirst = super.cancel(mayInterrupt);
                    call.cancel();
                    return isFirst;
                }
            };
            call.enqueue(new Completing(answer));
            return answer;
        }

        @Override
        public void close() {
            client.connectionPool().evictAll();
        }

        private static X509TrustManager trusts(Path keys) throws Exception {
            TrustManagerFactory trusts = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusts.init(KeyStore.getInstance(keys.toFile(), TestKeys.PASSWORD.toCharArray()));
            return (X509TrustManager) trusts.getTrustManagers()[0];
        }
    }

    private record Completing(CompletableFuture<Object> answer) implements Callback {
        @Override
        public void onFailure(Call call, IOException error) {
            answer.completeExceptionally(error);
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                answer.complete(response.body().string());
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        }
    }
}
