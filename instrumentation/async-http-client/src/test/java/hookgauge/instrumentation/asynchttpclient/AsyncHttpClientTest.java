package hookgauge.instrumentation.asynchttpclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.nettyclienthttp2.NettyClientHttp2Instrumentation;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import hookgauge.instrumentation.testing.TestKeys;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.RequestBuilder;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class AsyncHttpClientTest extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        // with what it is built on
        return List.of(
                new AsyncHttpClientInstrumentation(),
                new NettyClientInstrumentation(),
                new NettyClientHttp2Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) {
        return new Client(new DefaultAsyncHttpClientConfig.Builder());
    }

    @Override
    protected ContractClient http2Client(Path keys) throws Exception {
        SslContext ssl = SslContextBuilder.forClient()
                .trustManager(TestKeys.certificate(keys))
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        "h2",
                        "http/1.1"))
                .build();
        return new Client(new DefaultAsyncHttpClientConfig.Builder().setSslContext(ssl));
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    @Test
    @Disabled("it asks again; each is a sample with its status: AsyncHttpClientEdgesTest")
    @Override
    protected void connection_that_ends_in_the_middle_of_the_body_is_one_sample_of_the_status() {}

    @Test
    @DisabledIfSystemProperty(
            named = "client.version",
            matches = "2\\..*|3\\.0\\.0",
            disabledReason = "it speaks HTTP/1 only")
    @Override
    protected void http_2_over_tls_is_a_sample_for_each_stream() throws Exception {
        super.http_2_over_tls_is_a_sample_for_each_stream();
    }

    private static final class Client implements ContractClient {
        private final AsyncHttpClient client;

        Client(DefaultAsyncHttpClientConfig.Builder config) {
            client = new DefaultAsyncHttpClient(config.setFollowRedirect(true).build());
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
            RequestBuilder request = new RequestBuilder(method).setUrl(uri.toString());
            if (body != null) request.setBody(body);
            limit(request, timeoutMillis);
            try {
                return client.executeRequest(request.build()).get().getStatusCode();
            } catch (ExecutionException e) {
                throw (Exception) e.getCause();
            }
        }

        @Override
        public Future<?> start(URI uri) {
            return client.executeRequest(
                    new RequestBuilder("GET").setUrl(uri.toString()).build());
        }

        @Override
        public void close() throws IOException {
            client.close();
        }

        /** By a number in 2, by a duration in 3. */
        private static void limit(RequestBuilder request, int millis) throws ReflectiveOperationException {
            for (Method method : RequestBuilder.class.getMethods()) {
                if (!method.getName().equals("setRequestTimeout") || method.isBridge()) continue;
                boolean isNumber = method.getParameterTypes()[0] == int.class;
                method.invoke(request, isNumber ? millis : Duration.ofMillis(millis));
                return;
            }
        }
    }
}
