package hookgauge.agent.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys in each form in which tools write them. */
final class PemTest {
    private static final byte[] P256 = {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void key_of_pkcs8_is_of_its_kind(String algorithm) throws GeneralSecurityException {
        PrivateKey key =
                KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();

        PrivateKey read = Pem.privateKey("Bag Attributes\n" + TestCertificates.pem("PRIVATE KEY", key.getEncoded()));

        assertArrayEquals(key.getEncoded(), read.getEncoded());
    }

    @Test
    void rsa_key_of_pkcs1_is_read() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        byte[] pkcs1 = Der.of(
                Der.SEQUENCE,
                Der.join(
                        integer(BigInteger.ZERO),
                        integer(key.getModulus()),
                        integer(key.getPublicExponent()),
                        integer(key.getPrivateExponent()),
                        integer(key.getPrimeP()),
                        integer(key.getPrimeQ()),
                        integer(key.getPrimeExponentP()),
                        integer(key.getPrimeExponentQ()),
                        integer(key.getCrtCoefficient())));

        RSAPrivateCrtKey read = (RSAPrivateCrtKey) Pem.privateKey(TestCertificates.pem("RSA PRIVATE KEY", pkcs1));

        assertEquals(key.getModulus(), read.getModulus());
        assertEquals(key.getPrivateExponent(), read.getPrivateExponent());
    }

    @Test
    void ec_key_of_sec1_is_read_behind_its_parameters() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ECPrivateKey key = (ECPrivateKey) generator.generateKeyPair().getPrivate();
        byte[] s = key.getS().toByteArray();
        byte[] secret = new byte[32];
        for (int i = 1; i <= Math.min(32, s.length); i++) secret[32 - i] = s[s.length - i];
        byte[] version = {2, 1, 1};
        byte[] sec1 = Der.of(Der.SEQUENCE, Der.join(version, Der.of(Der.OCTETS, secret), Der.of(0xa0, P256)));

        PrivateKey read = Pem.privateKey(
                TestCertificates.pem("EC PARAMETERS", P256) + TestCertificates.pem("EC PRIVATE KEY", sec1));

        assertEquals(key.getS(), ((ECPrivateKey) read).getS());
        assertEquals(
                key.getParams().getCurve(), ((ECPrivateKey) read).getParams().getCurve());
    }

    @Test
    void what_is_no_key_is_refused_with_a_reason() {
        String[][] table = {
            {"", "no private key without password"},
            {"-----BEGIN PRIVATE KEY-----\nAAAA", "no private key without password"},
            {"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----", null},
            {TestCertificates.pem("PRIVATE KEY", new byte[9]), "a kind of key that this JVM does not know"},
            {TestCertificates.pem("EC PRIVATE KEY", new byte[9]), "an EC key that does not name its curve"},
            {
                TestCertificates.pem("EC PRIVATE KEY", new byte[] {0x30, (byte) 0x84, 127}),
                "an EC key that does not name its curve"
            },
            {"-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n", "not Base64"},
        };
        for (String[] row : table) {
            GeneralSecurityException refused =
                    assertThrows(GeneralSecurityException.class, () -> Pem.privateKey(row[0]), () -> row[0]);

            if (row[1] != null) assertEquals(row[1], refused.getMessage());
        }
    }

    @Test
    void random_bytes_do_not_break_the_reader() {
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            if (bytes.length > 0) bytes[0] = 0x30;
            try {
                Der.curve(bytes);
            } catch (InvalidKeySpecException e) {
                refused++;
            }
        }
        assertTrue(refused > 10_000, refused + " refused");
    }

    private static byte[] integer(BigInteger value) {
        return Der.of(2, value.toByteArray());
    }
}
