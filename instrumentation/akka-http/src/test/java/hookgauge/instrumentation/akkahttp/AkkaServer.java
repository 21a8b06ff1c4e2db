package hookgauge.instrumentation.akkahttp;

import akka.actor.ActorSystem;
import akka.http.impl.engine.server.UpgradeToOtherProtocolResponseHeader;
import akka.http.javadsl.ConnectHttp;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RequestEntityAcceptances;
import akka.http.javadsl.model.headers.Connection;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.settings.ParserSettings;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.ActorMaterializer;
import akka.stream.Materializer;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Akka HTTP with a function that answers the contract's paths. */
final class AkkaServer implements ContractServer {
    /** 10.1 does so by a jar of its own only. */
    static final boolean SPEAKS_HTTP_2 = !System.getProperty("server.version").startsWith("10.1.")
            || AkkaServer.class.getResource("/akka/http/scaladsl/Http2.class") != null;

    private static final Set<String> PATHS =
            Set.of("hello", "echo", "fail", "throw", "break", "stream", "big", "hold", "items", "plain");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ContractApp app;
    private final Path keys;
    private ActorSystem system;
    private Materializer materializer;
    private ServerBinding plain;
    private ServerBinding secure;

    AkkaServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        Config quiet = ConfigFactory.parseString("akka.loglevel=OFF,akka.http.server.preview.enable-http2="
                + SPEAKS_HTTP_2 + ",akka.http.server.default-host-header=localhost");
        system = ActorSystem.create("contract", quiet.withFallback(ConfigFactory.load()));
        materializer = ActorMaterializer.create(system);
        plain = bound(ConnectHttp.toHost("127.0.0.1", 0));
        secure = bound(ConnectHttp.toHostHttps("127.0.0.1", 0)
                .withCustomHttpsContext(ConnectionContext.https(TestKeys.context(keys))));
        return plain.localAddress().getPort();
    }

    private ServerBinding bound(ConnectHttp where) {
        HttpMethod foobar = HttpMethods.custom("FOOBAR", false, true, RequestEntityAcceptances.Tolerated);
        ServerSettings settings = ServerSettings.create(system);
        ParserSettings parser = settings.getParserSettings().withCustomMethods(foobar);
        return Http.get(system)
                .bindAndHandleAsync(
                        this::answer, where, settings.withParserSettings(parser), 1, system.log(), materializer)
                .toCompletableFuture()
                .join();
    }

    @Override
    public int securePort() {
        return secure.localAddress().getPort();
    }

    @Override
    public void stop() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        threads.shutdownNow();
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request) throws IOException {
        AkkaCall call = new AkkaCall(materializer, request);
        String path = request.getUri().path();
        if (path.equals("/throw")) app.handle(path, call);
        if (path.equals("/upgrade")) call.response().complete(upgrade());
        else if (path.startsWith("/async/")) handle(path.substring("/async".length()), call);
        else if (PATHS.contains(path.split("/")[1])) handle(path, call);
        else call.response().complete(HttpResponse.create().withStatus(404));
        return call.response();
    }

    /** Hands the connection over, as the server does it for WebSocket and HTTP/2. */
    private static HttpResponse upgrade() {
        Flow<ByteString, ByteString, Object> echo = Flow.<ByteString>create().mapMaterializedValue(none -> none);
        return HttpResponse.create()
                .withStatus(101)
                .addHeader(Connection.create("upgrade"))
                .addHeader(RawHeader.create("Upgrade", "contract"))
                .addHeader(new UpgradeToOtherProtocolResponseHeader(echo.asScala()));
    }

    private void handle(String path, AkkaCall call) {
        threads.execute(() -> {
            try {
                app.handle(path, call);
            } catch (Exception e) {
                call.fail(e);
            }
        });
    }
}
