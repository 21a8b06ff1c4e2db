package hookgauge.instrumentation.jetty9;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.ContractServlet;
import hookgauge.instrumentation.testing.TestKeys;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A Jetty with two connectors for both protocols, plain and with TLS, and the contract's app as a servlet. */
public final class Jetty9Server implements ContractServer {
    private final Server server = new Server();
    private final ServerConnector plain;
    private final ServerConnector secure;

    public Jetty9Server(ContractApp app, Path keys) {
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
        secure = connector(tls, alpn, new HTTP2ServerConnectionFactory(https), http1);
        add(secure);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/app");
        ServletHolder holder = new ServletHolder(new ContractServlet(app));
        holder.setAsyncSupported(true);
        for (String mapping : ContractServlet.MAPPINGS) context.addServlet(holder, mapping);
        server.setHandler(context);
    }

    @Override
    public int start() throws Exception {
        server.start();
        return plain.getLocalPort();
    }

    @Override
    public int securePort() {
        return secure.getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }

    /** Before 10 the constructor takes a factory for clients, too. */
    private ServerConnector connector(SslContextFactory tls, ConnectionFactory... factories) {
        try {
            for (Constructor<?> constructor : ServerConnector.class.getConstructors()) {
                Class<?>[] takes = constructor.getParameterTypes();
                if (takes.length == 3 && takes[1].isInstance(tls) && takes[2].isInstance(factories))
                    return (ServerConnector) constructor.newInstance(server, tls, factories);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("this Jetty has no connector with TLS");
    }

    private void add(ServerConnector connector) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
    }
}
