package hookgauge.agent.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of certificates with those that it has signed, made by keytool, as PEM files and for servers. */
public final class TestCertificates {
    private static final char[] PASSWORD = "secret".toCharArray();

    private final Path folder;
    private final KeyStore store;

    public TestCertificates(Path folder) throws Exception {
        this.folder = folder;
        keytool("ca", "EC", "-ext", "bc:c");
        keytool("other-ca", "EC", "-ext", "bc:c");
        keytool("server", "EC", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
        keytool("second-server", "EC", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
        keytool("elsewhere", "EC", "-signer", "ca", "-ext", "san=dns:elsewhere.example,ip:127.0.0.7");
        keytool("client-ec", "EC", "-signer", "ca");
        keytool("client-rsa", "RSA", "-signer", "ca");
        keytool("stranger", "EC", "-signer", "other-ca");
        store = KeyStore.getInstance(folder.resolve("store").toFile(), PASSWORD);
    }

    /** One that answers as that, and trusts the clients of the authority. */
    public SSLContext context(String alias) throws GeneralSecurityException, IOException {
        return contextOf("ca", alias);
    }

    /**
     * @param trusted the authority
     * @param own by what it is known; null for nothing
     */
    public SSLContext contextOf(String trusted, String own) throws GeneralSecurityException, IOException {
        KeyStore keys = empty();
        if (own != null) keys.setKeyEntry("own", store.getKey(own, PASSWORD), PASSWORD, store.getCertificateChain(own));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        KeyStore authorities = empty();
        authorities.setCertificateEntry("ca", store.getCertificate(trusted));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    public String certificate(String alias) throws GeneralSecurityException, IOException {
        return Files.writeString(folder.resolve(alias + ".crt"), certificateText(alias))
                .toString();
    }

    public String certificateText(String alias) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder("subject=" + alias + "\n");
        for (Certificate one : store.getCertificateChain(alias)) text.append(pem("CERTIFICATE", one.getEncoded()));
        return text.toString();
    }

    public String key(String alias) throws GeneralSecurityException, IOException {
        return Files.writeString(folder.resolve(alias + ".key"), pem("PRIVATE KEY", pkcs8(alias)))
                .toString();
    }

    public byte[] pkcs8(String alias) throws GeneralSecurityException {
        return store.getKey(alias, PASSWORD).getEncoded();
    }

    public static String pem(String label, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    private void keytool(String alias, String algorithm, String... more) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(tool, "-genkeypair", "-alias", alias, "-keyalg", algorithm));
        command.addAll(List.of("-dname", "CN=" + alias, "-storepass", "secret", "-keystore"));
        command.add(folder.resolve("store").toString());
        command.addAll(Arrays.asList(more));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertEquals(0, keytool.waitFor(), () -> read(folder.resolve("keytool.log")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }
}
