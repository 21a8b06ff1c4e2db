package hookgauge.instrumentation.pekkohttp;

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
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.impl.engine.server.UpgradeToOtherProtocolResponseHeader;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RequestEntityAcceptances;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.settings.ParserSettings;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.util.ByteString;

/** Pekko HTTP with a function that answers the contract's paths. */
final class PekkoServer implements ContractServer {
    private static final Set<String> PATHS =
            Set.of("hello", "echo", "fail", "throw", "break", "stream", "big", "hold", "items", "plain");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ContractApp app;
    private final Path keys;
    private ActorSystem system;
    private ServerBinding plain;
    private ServerBinding secure;

    PekkoServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        Config quiet = ConfigFactory.parseString("pekko.loglevel=OFF,pekko.http.server.preview.enable-http2=on,"
                + "pekko.http.server.default-host-header=localhost");
        system = ActorSystem.create("contract", quiet.withFallback(ConfigFactory.load()));
        plain = bound(server());
        secure = bound(server().enableHttps(ConnectionContext.httpsServer(TestKeys.context(keys))));
        return plain.localAddress().getPort();
    }

    private ServerBuilder server() {
        ServerSettings settings = ServerSettings.create(system);
        HttpMethod foobar = HttpMethods.custom("FOOBAR", false, true, RequestEntityAcceptances.Tolerated);
        ParserSettings parser = settings.getParserSettings().withCustomMethods(foobar);
        return Http.get(system).newServerAt("127.0.0.1", 0).withSettings(settings.withParserSettings(parser));
    }

    private ServerBinding bound(ServerBuilder server) {
        return server.bind(this::answer).toCompletableFuture().join();
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
        PekkoCall call = new PekkoCall(system, request);
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

    private void handle(String path, PekkoCall call) {
        threads.execute(() -> {
            try {
                app.handle(path, call);
            } catch (Exception e) {
                call.fail(e);
            }
        });
    }
}
