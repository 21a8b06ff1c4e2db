import hookgauge.instrumentation.testing.ContractServer;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;

/** Helidon with nothing but a WebSocket. It is compiled by the test, on a JDK that can read Helidon. */
public final class WebSocketServer implements ContractServer {
    private WebServer server;

    @Override
    public int start() {
        WsRouting.Builder routing = WsRouting.builder().endpoint("/socket", new WsListener() {});
        server = WebServer.builder().host("127.0.0.1").port(0).addRouting(routing).build().start();
        return server.port();
    }

    @Override
    public int securePort() {
        throw new UnsupportedOperationException("an upgrade has nothing to do with TLS");
    }

    @Override
    public void stop() {
        server.stop();
    }
}
