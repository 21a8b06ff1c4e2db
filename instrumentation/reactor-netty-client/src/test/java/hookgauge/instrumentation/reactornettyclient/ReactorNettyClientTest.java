package hookgauge.instrumentation.reactornettyclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.nettyclienthttp2.NettyClientHttp2Instrumentation;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import hookgauge.instrumentation.testing.TestKeys;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

class ReactorNettyClientTest extends HttpClientContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(
                new ReactorNettyClientInstrumentation(),
                new NettyClientInstrumentation(),
                new NettyClientHttp2Instrumentation());
    }

    @Override
    protected ContractClient client(Path keys) {
        return new Client(HttpClient.create());
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
        return new Client(HttpClient.create()
                .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                .secure(secure -> secure.sslContext(ssl)));
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    static class Client implements ContractClient {
        private final HttpClient client;

        Client(HttpClient client) {
            this.client = client.followRedirect(true)
                    // not Netty's own, which asks name servers itself
                    .resolver(DefaultAddressResolverGroup.INSTANCE);
        }

        @Override
        public int send(String method, URI uri, byte[] body, int timeoutMillis) {
            return client.responseTimeout(Duration.ofMillis(timeoutMillis))
                    .request(HttpMethod.valueOf(method))
                    .uri(uri)
                    .send(body == null ? Mono.empty() : Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                    .responseSingle((response, content) ->
                            content.asString().thenReturn(response.status().code()))
                    .block();
        }

        @Override
        public Future<?> start(URI uri) {
            return client.get().uri(uri).responseContent().aggregate().toFuture();
        }
    }
}
