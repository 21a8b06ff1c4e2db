package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.testing.TestKeys;
import java.nio.file.Path;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A Jetty with two connectors for both protocols, plain and with TLS, but without a handler. */
public final class JettyServer {
    public final Server server = new Server();
    public final ServerConnector secure;
    private final ServerConnector plain;

    public JettyServer(Path keys) {
        HttpConfiguration http = new HttpConfiguration();
        plain = new ServerConnector(
                server, 1, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        add(plain);
        HttpConfiguration https = new HttpConfiguration();
        https.addCustomizer(new SecureRequestCustomizer());
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keys.toString());
        tls.setKeyStorePassword(TestKeys.PASSWORD);
        HttpConnectionFactory http1 = new HttpConnectionFactory(https);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
        alpn.setDefaultProtocol(http1.getProtocol());
        secure = new ServerConnector(server, tls, alpn, new HTTP2ServerConnectionFactory(https), http1);
        add(secure);
    }

    public int start() throws Exception {
        server.start();
        return plain.getLocalPort();
    }

    private void add(ServerConnector connector) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
    }
}
