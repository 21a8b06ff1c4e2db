package hookgauge.agent.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;

/** Reads certificates and private keys from the text of PEM files. */
final class Pem {
    private static final byte[] RSA = {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0};
    private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private Pem() {}

    /** At least one. */
    static Certificate[] certificates(String text) throws GeneralSecurityException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        if (certificates.isEmpty()) throw new CertificateException("no certificate");
        return certificates.toArray(new Certificate[0]);
    }

    /** By PKCS#8, or as older tools write them by PKCS#1 and SEC1, which lack the head that names the kind. */
    static PrivateKey privateKey(String text) throws GeneralSecurityException {
        byte[] key = block(text, "RSA PRIVATE KEY");
        if (key != null) return privateKey("RSA", headed(RSA, key));
        key = block(text, "EC PRIVATE KEY");
        if (key != null) return privateKey("EC", headed(Der.join(EC, Der.curve(key)), key));
        key = block(text, "PRIVATE KEY");
        if (key == null) throw new InvalidKeySpecException("no private key without password");
        for (String algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
            try {
                return privateKey(algorithm, key);
            } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
                // of another kind
            }
        }
        throw new InvalidKeySpecException("a kind of key that this JVM does not know");
    }

    private static PrivateKey privateKey(String algorithm, byte[] key) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
    }

    private static byte[] headed(byte[] kind, byte[] key) {
        byte[] version = {2, 1, 0};
        return Der.of(Der.SEQUENCE, Der.join(version, Der.of(Der.SEQUENCE, kind), Der.of(Der.OCTETS, key)));
    }

    /** The first of that label, or null. */
    private static byte[] block(String text, String label) throws InvalidKeySpecException {
        String head = "-----BEGIN " + label + "-----";
        int begin = text.indexOf(head);
        int end = begin < 0 ? -1 : text.indexOf("-----END " + label + "-----", begin);
        if (end < 0) return null;
        try {
            return Base64.getMimeDecoder().decode(text.substring(begin + head.length(), end));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("not Base64", e);
        }
    }
}
