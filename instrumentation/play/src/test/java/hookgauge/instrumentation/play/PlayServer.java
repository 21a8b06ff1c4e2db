package hookgauge.instrumentation.play;

import com.typesafe.config.ConfigFactory;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import play.Mode;
import play.server.Server;

/** The shop on one of Play's servers, which reads its settings from the properties of the system. */
final class PlayServer implements ContractServer {
    private static final String KEYS = "play.server.https.keyStore.path";

    private final Map<String, String> settings;
    private Server server;

    /** @param settings of Play, such as the class that makes the server */
    PlayServer(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Over HTTP/2 and HTTPS, with these keys. */
    PlayServer with(Path keys) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(KEYS, keys.toString());
        all.put("play.server.https.keyStore.type", "PKCS12");
        all.put("play.server.https.keyStore.password", TestKeys.PASSWORD);
        all.put("play.server.akka.http2.enabled", "true");
        all.put("play.server.pekko.http2.enabled", "true");
        return new PlayServer(all);
    }

    static PlayServer onNetty() {
        return new PlayServer(Map.of("play.server.provider", "play.core.server.NettyServerProvider"));
    }

    /** On the server that Play has of its own. */
    static PlayServer ofItsOwn() {
        boolean isOnAkka = System.getProperty("server.version").startsWith("2");
        String provider = "play.core.server." + (isOnAkka ? "Akka" : "Pekko") + "HttpServerProvider";
        return new PlayServer(Map.of("play.server.provider", provider));
    }

    @Override
    public int start() {
        settings.forEach(System::setProperty);
        ConfigFactory.invalidateCaches();
        try {
            server = builder().http(0).build(components -> new PlayRouter().asJava());
            return server.httpPort();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private Server.Builder builder() {
        Server.Builder builder = new Server.Builder().mode(Mode.TEST);
        return settings.containsKey(KEYS) ? builder.https(0) : builder;
    }

    @Override
    public int securePort() {
        return server.httpsPort();
    }

    @Override
    public void stop() {
        server.stop();
    }
}
