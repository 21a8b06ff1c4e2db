package hookgauge.instrumentation.tomcat;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.ContractServlet;
import hookgauge.instrumentation.testing.TestFolder;
import hookgauge.instrumentation.testing.TestKeys;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** An embedded Tomcat with the contract's app as a servlet. */
public final class TomcatServer implements ContractServer {
    private final Tomcat tomcat = new Tomcat();
    private final Connector plain = new Connector();
    private final Connector secure = new Connector();
    private final ContractApp app;
    private final Path keys;

    public TomcatServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        for (Handler console : Logger.getLogger("").getHandlers()) console.setLevel(Level.OFF);
        tomcat.setBaseDir(TestFolder.create("tomcat").toString());
        add(plain);
        secure.setProperty("SSLEnabled", "true");
        secure.addSslHostConfig(tls());
        add(secure);
        Context context = tomcat.addContext("/app", null);
        Tomcat.addServlet(context, "contract", new ContractServlet(app)).setAsyncSupported(true);
        for (String mapping : ContractServlet.MAPPINGS) context.addServletMappingDecoded(mapping, "contract");
        tomcat.start();
        return plain.getLocalPort();
    }

    @Override
    public int securePort() {
        return secure.getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private void add(Connector connector) {
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.addUpgradeProtocol(new Http2Protocol());
        tomcat.getService().addConnector(connector);
    }

    private SSLHostConfig tls() {
        SSLHostConfig tls = new SSLHostConfig();
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystoreFile(keys.toString());
        certificate.setCertificateKeystorePassword(TestKeys.PASSWORD);
        tls.addCertificate(certificate);
        return tls;
    }
}
