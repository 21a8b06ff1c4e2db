package hookgauge.instrumentation.reactornetty;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.AttributeKey;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableChannel;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A bare reactor-netty with the contract's app, in threads that may block. */
final class ReactorNettyServer implements ContractServer {
    private static final Set<String> PATHS =
            Set.of("hello", "items", "echo", "fail", "throw", "break", "stream", "big", "hold", "routed", "async");

    private final ContractApp app;
    private final Path keys;
    private DisposableServer plain;
    private DisposableServer secure;

    ReactorNettyServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        HttpServer server = HttpServer.create().host("localhost").port(0).handle(this::handle);
        plain = server.protocol(HttpProtocol.HTTP11, HttpProtocol.H2C).bindNow();
        SslContext tls = tls();
        secure = server.protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                .secure(spec -> spec.sslContext(tls))
                .bindNow();
        return plain.port();
    }

    @Override
    public int securePort() {
        return secure.port();
    }

    @Override
    public void stop() {
        plain.disposeNow();
        secure.disposeNow();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String path = request.uri();
        if (path.equals("/upgrade"))
            return response.status(HttpResponseStatus.SWITCHING_PROTOCOLS)
                    .header("Upgrade", "contract")
                    .send();
        if (!PATHS.contains(path.split("/")[1])) return response.sendNotFound();
        if (path.equals("/routed")) {
            AttributeKey<Object> exchange = AttributeKey.valueOf("hookgauge.exchange");
            HookgaugeHttp.route(
                    ((DisposableChannel) request).channel().attr(exchange).get(), "/routed/{by}");
        }
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .publishOn(Schedulers.boundedElastic())
                .flatMap(body -> answer(path, new ReactorNettyCall(body, response)));
    }

    private Mono<Void> answer(String path, ReactorNettyCall call) {
        if (path.startsWith("/async/")) {
            app.handleElsewhere(path.substring("/async".length()), call, () -> {}, () -> {});
        } else {
            Schedulers.boundedElastic().schedule(() -> {
                try {
                    app.handle(path, call);
                } catch (Exception e) {
                    call.fail(e);
                }
            });
        }
        return call.sent();
    }

    private SslContext tls() throws Exception {
        char[] password = TestKeys.PASSWORD.toCharArray();
        KeyManagerFactory shows = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shows.init(KeyStore.getInstance(keys.toFile(), password), password);
        return SslContextBuilder.forServer(shows)
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1))
                .build();
    }
}
