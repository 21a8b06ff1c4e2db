package hookgauge.agent.pull;

import hookgauge.agent.config.Door;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;

/** Tells by what a request says whether it is the user's who may come (RFC 7617), in a time that tells nothing of the password. */
final class Credentials {
    private static final String SCHEME = "basic ";

    /** A hash of many iterations may take this part of one processor at most, however many guess. */
    private static final int RESTS = 9;

    private final Door door;
    private final ReentrantLock hashing = new ReentrantLock();
    private long restUntilNanos = System.nanoTime(); // Guarded by hashing
    // Of what was right, and of what was wrong last: so that a scraper's hash is not computed each time
    private volatile byte[] right = {};
    private volatile byte[] wrong = {};

    Credentials(Door door) {
        this.door = door;
    }

    /** @param authorization the header, null if there is none */
    Verdict verdict(String authorization) {
        String given = given(authorization);
        if (given == null) return Verdict.WRONG;
        if (door.passwordHash != null) return byHash(given);
        String password = door.passwordFile.password();
        // compared even if there is none, for the same time
        boolean isRight = MessageDigest.isEqual(digest(given), digest(door.user + ':' + password));
        return isRight && password != null ? Verdict.RIGHT : Verdict.WRONG;
    }

    private Verdict byHash(String given) {
        byte[] digest = digest(given);
        if (MessageDigest.isEqual(digest, right)) return Verdict.RIGHT;
        if (MessageDigest.isEqual(digest, wrong)) return Verdict.WRONG;
        if (!hashing.tryLock()) return Verdict.BUSY;
        try {
            if (System.nanoTime() - restUntilNanos < 0) return Verdict.BUSY;
            long startedNanos = System.nanoTime();
            if (isOfUser(given)) {
                right = digest;
                return Verdict.RIGHT;
            }
            wrong = digest;
            long endedNanos = System.nanoTime();
            restUntilNanos = endedNanos + RESTS * (endedNanos - startedNanos);
            return Verdict.WRONG;
        } finally {
            hashing.unlock();
        }
    }

    private boolean isOfUser(String given) {
        int colon = given.indexOf(':');
        String password = given.substring(colon + 1);
        boolean isUser = MessageDigest.isEqual(digest(given.substring(0, colon)), digest(door.user));
        try {
            // not short-circuited: a wrong name takes the same time
            return door.passwordHash.isOf(password) & isUser;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Name, colon, password; null if the header does not have them. */
    private static String given(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).trim());
            String given = new String(decoded, StandardCharsets.UTF_8);
            return given.indexOf(':') < 0 ? null : given;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
