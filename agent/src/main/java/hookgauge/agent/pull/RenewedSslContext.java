package hookgauge.agent.pull;

import hookgauge.agent.tls.RenewedTls;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** For each connection the context of the certificates as they are then; the JDK's server keeps one for its life. */
final class RenewedSslContext extends SSLContext {
    private RenewedSslContext(Delegate delegate, SSLContext first) {
        super(delegate, first.getProvider(), first.getProtocol());
    }

    static SSLContext of(RenewedTls tls) {
        tls.renew();
        SSLContext first = tls.serverContext();
        return new RenewedSslContext(new Delegate(tls, first), first);
    }

    private static final class Delegate extends SSLContextSpi {
        private final RenewedTls tls;
        private SSLContext last; // Guarded by this

        Delegate(RenewedTls tls, SSLContext first) {
            this.tls = tls;
            this.last = first;
        }

        private synchronized SSLContext now() {
            if (tls.renew()) last = tls.serverContext();
            return last;
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return now().createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return now().createSSLEngine(host, port);
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return now().getDefaultSSLParameters();
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return now().getSupportedSSLParameters();
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return now().getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return now().getServerSocketFactory();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return now().getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return now().getClientSessionContext();
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("it is initialised by its files");
        }
    }
}
