import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Helidon with the contract's app as routes and as a service. It is compiled by the test, on a JDK that can read Helidon. */
public final class HelidonServer implements ContractServer {
    private static final String[] PATHS = {
        "/hello", "/items/{id}", "/echo", "/fail", "/throw", "/break", "/stream", "/big", "/hold", "/routed"
    };

    private final ContractApp app;
    private final Path keys;
    private WebServer plain;
    private WebServer secure;

    public HelidonServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        plain = WebServer.builder().host("127.0.0.1").port(0).routing(routing()).build().start();
        Tls tls = Tls.builder().sslContext(TestKeys.context(keys)).build();
        secure = WebServer.builder().host("127.0.0.1").port(0).tls(tls).routing(routing()).build().start();
        return plain.port();
    }

    @Override
    public int securePort() {
        return secure.port();
    }

    @Override
    public void stop() {
        plain.stop();
        secure.stop();
    }

    private HttpRouting.Builder routing() {
        HttpRouting.Builder routing = HttpRouting.builder();
        Handler handler = (request, response) -> app.handle(request.path().path(), new Call(request, response));
        // asks each route after it
        routing.any((request, response) -> response.next());
        for (String path : PATHS) routing.any(path, handler);
        routing.get("/plain", handler);
        routing.register("/shops/{shop}", new Shop());
        return routing;
    }

    private static final class Shop implements HttpService {
        @Override
        public void routing(HttpRules rules) {
            rules.get("/", (request, response) -> response.send("shop"));
            rules.get("/shelves/{shelf}", (request, response) -> response.send("shelf"));
            rules.get("/files/*", (request, response) -> response.send("file"));
            rules.get("/moved", (request, response) -> response.reroute("/items/7"));
            rules.any("/passed/{on}", (request, response) -> response.next());
            rules.any((request, response) -> response.next());
        }
    }

    private record Call(ServerRequest serverRequest, ServerResponse serverResponse) implements ContractApp.Call {
        @Override
        public InputStream request() {
            return serverRequest.content().inputStream();
        }

        @Override
        public OutputStream response(int status, long bytes) {
            serverResponse.status(Status.create(status));
            if (bytes >= 0) serverResponse.header(HeaderNames.CONTENT_LENGTH, String.valueOf(bytes));
            if (!serverRequest.prologue().method().text().equals("HEAD")) return serverResponse.outputStream();
            serverResponse.send();
            return OutputStream.nullOutputStream();
        }
    }
}
