package hookgauge.agent.config;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password by its PBKDF2 hash (RFC 8018, section 5.2, with HMAC-SHA-256), written {@code pbkdf2-sha256:iterations:salt:hash}. */
public final class PasswordHash {
    private static final String KIND = "pbkdf2-sha256";

    /** What OWASP asks for. */
    private static final int ITERATIONS = 600_000;

    private static final int LEAST_ITERATIONS = 1_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int BYTES = 32;

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** For {@code java -jar hookgauge.jar hash-password}. */
    public static String of(String password) throws GeneralSecurityException {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return KIND
                + ':'
                + ITERATIONS
                + ':'
                + base64.encodeToString(salt)
                + ':'
                + base64.encodeToString(hash(password, salt, ITERATIONS, BYTES));
    }

    /** Null if it is none. */
    static PasswordHash parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 4 || !parts[0].equals(KIND)) return null;
        int iterations = Digits.parse(parts[1], MOST_ITERATIONS);
        if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) return null;
        try {
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] hash = Base64.getDecoder().decode(parts[3]);
            return salt.length < 8 || hash.length < 16 ? null : new PasswordHash(iterations, salt, hash);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Takes as long as the iterations say, some tenths of a second. */
    public boolean isOf(String password) throws GeneralSecurityException {
        // PBKDF2 of the JDK refuses an empty one
        return !password.isEmpty() && MessageDigest.isEqual(hash, hash(password, salt, iterations, hash.length));
    }

    private static byte[] hash(String password, byte[] salt, int iterations, int bytes)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bytes * 8);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
    }
}
