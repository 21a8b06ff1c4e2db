package hookgauge.agent.tls;

import hookgauge.agent.config.PemFile;
import hookgauge.agent.config.PemFiles;
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

/** Whom one end of TLS trusts, and by what the other end knows it, as that stands in files now. */
public final class RenewedTls {
    private static final char[] NO_PASSWORD = new char[0];

    private final PemFiles files;
    private final AgentLog log;
    private List<String> texts = Arrays.asList(null, null, null); // Guarded by this
    private KeyStore trusted; // Guarded by this; null while there is none
    private KeyManager[] identity; // Guarded by this; null while there is none

    public RenewedTls(PemFiles files, AgentLog log) {
        this.files = files;
        this.log = log;
    }

    /** Whether the files have changed, so that connections are to be made anew. */
    public synchronized boolean renew() {
        List<String> now = Arrays.asList(text(files.trusted, 0), text(files.key, 1), text(files.certificate, 2));
        if (now.equals(texts)) return false;
        texts = now;
        try {
            if (now.get(0) != null) trusted = trusted(Pem.certificates(now.get(0)));
        } catch (GeneralSecurityException | IOException e) {
            say(files.trusted, e, trusted == null);
        }
        try {
            if (now.get(1) != null && now.get(2) != null) {
                identity = identity(Pem.privateKey(now.get(1)), Pem.certificates(now.get(2)));
            }
        } catch (GeneralSecurityException | IOException e) {
            say(files.key, e, identity == null);
        }
        return true;
    }

    /** Those in the file; the platform's where there is none, or none that can be used. */
    public synchronized X509TrustManager trustManager() {
        return trustManager(trusted);
    }

    public synchronized SSLContext context(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a server, which trusts nobody but those in the file. */
    public synchronized SSLContext serverContext() {
        try {
            return context(trustManager(trusted == null ? empty() : trusted));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509TrustManager trustManager(KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            // the platform's own makes one, of this kind
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As before, while it cannot be read; null if it never could. */
    private String text(PemFile file, int index) {
        try {
            return file == null ? null : file.text();
        } catch (IOException e) {
            return texts.get(index);
        }
    }

    private void say(PemFile file, Exception why, boolean isFirst) {
        log.warn(
                "config",
                file.option.key + "='" + file.name + "' cannot be used (" + why.getMessage() + "); "
                        + (isFirst ? file.otherwise : "going on with what stood there before"));
    }

    private static KeyStore trusted(Certificate[] certificates) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (int i = 0; i < certificates.length; i++) store.setCertificateEntry("ca" + i, certificates[i]);
        return store;
    }

    private static KeyManager[] identity(PrivateKey key, Certificate[] chain)
            throws GeneralSecurityException, IOException {
        // as while only one of the two files has been replaced
        if (!belong(key, chain[0])) throw new InvalidKeyException("its certificate is of another key");
        KeyStore store = empty();
        store.setKeyEntry("own", key, NO_PASSWORD, chain);
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
