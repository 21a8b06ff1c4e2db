package hookgauge.agent.push;

import hookgauge.agent.config.Option;
import hookgauge.agent.config.OtlpTls;
import hookgauge.agent.log.AgentLog;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom a push over TLS trusts, and by what the receiver knows it, as that stands in files now. */
final class ReceiverTls {
    private static final char[] NO_PASSWORD = new char[0];

    private final OtlpTls files;
    private final AgentLog log;
    private List<String> texts = Arrays.asList(null, null, null); // Guarded by this
    private KeyStore trusted; // Guarded by this; null for the platform's
    private KeyManager[] client; // Guarded by this; null for none

    ReceiverTls(OtlpTls files, AgentLog log) {
        this.files = files;
        this.log = log;
    }

    /** Whether the files have changed, so that connections are to be made anew. */
    synchronized boolean renew() {
        List<String> now = Arrays.asList(
                text(Option.PUSH_CERTIFICATE, files.certificate, 0),
                text(Option.PUSH_CLIENT_KEY, files.clientKey, 1),
                text(Option.PUSH_CLIENT_CERTIFICATE, files.clientCertificate, 2));
        if (now.equals(texts)) return false;
        texts = now;
        try {
            if (now.get(0) != null) trusted = trusted(Pem.certificates(now.get(0)));
        } catch (GeneralSecurityException | IOException e) {
            say(
                    Option.PUSH_CERTIFICATE,
                    files.certificate,
                    e,
                    trusted == null ? "using the platform's trust store" : "");
        }
        try {
            if (now.get(1) != null && now.get(2) != null) {
                client = client(Pem.privateKey(now.get(1)), Pem.certificates(now.get(2)));
            }
        } catch (GeneralSecurityException | IOException e) {
            say(
                    Option.PUSH_CLIENT_KEY,
                    files.clientKey,
                    e,
                    client == null ? "sending without a client certificate" : "");
        }
        return true;
    }

    synchronized X509TrustManager trustManager() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            // the platform's own makes one, of this kind
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized SSLContext context(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(client, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As before, while it cannot be read; null if it never could. */
    private String text(Option option, String file, int index) {
        try {
            return file == null ? null : OtlpTls.text(option, file);
        } catch (IOException e) {
            return texts.get(index);
        }
    }

    private void say(Option option, String file, Exception why, String otherwise) {
        log.warn(
                "config",
                option.key + "='" + file + "' cannot be used (" + PushFailure.words(String.valueOf(why.getMessage()))
                        + "); " + (otherwise.isEmpty() ? "going on with what stood there before" : otherwise));
    }

    private static KeyStore trusted(Certificate[] certificates) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (int i = 0; i < certificates.length; i++) store.setCertificateEntry("ca" + i, certificates[i]);
        return store;
    }

    private static KeyManager[] client(PrivateKey key, Certificate[] chain)
            throws GeneralSecurityException, IOException {
        // as while only one of the two files has been replaced
        if (!belong(key, chain[0])) throw new InvalidKeyException("its certificate is of another key");
        KeyStore store = empty();
        store.setKeyEntry("client", key, NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static boolean belong(PrivateKey key, Certificate certificate) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm();
        if (!algorithm.equals("RSA") && !algorithm.equals("EC")) return true;
        if (!algorithm.equals(certificate.getPublicKey().getAlgorithm())) return false;
        Signature signature = Signature.getInstance(algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        return signature.verify(signed);
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }
}
