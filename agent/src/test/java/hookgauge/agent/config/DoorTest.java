package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may scrape, and that a door whose settings are wrong is shut rather than open. */
final class DoorTest {
    private static final String KEYS = "hookgauge.metrics.prometheus.";
    private static final String HASH = "pbkdf2-sha256:1000:c2FsdHNhbHQ=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    Path folder;

    private String password;
    private String certificate;
    private String key;

    @BeforeEach
    void write() throws IOException {
        password = file("password", "s3cret\n");
        certificate = file("a.crt", "-----BEGIN CERTIFICATE-----");
        key = file("a.key", "-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void without_a_setting_everyone_may_come() {
        assertTrue(Written.nothing().read().pullDoor.asksNobody());
    }

    @Test
    void user_has_the_password_in_the_file_without_the_end_of_its_line() throws IOException {
        Written written = door("username", "prom").andProperty(KEYS + "password_file", password);
        Door door = written.read().pullDoor;

        assertEquals(List.of(), written.said());
        assertEquals("prom s3cret", door.user + ' ' + door.passwordFile.password());
        Files.writeString(Path.of(password), "another one ");
        assertEquals("another one ", door.passwordFile.password());
        Files.delete(Path.of(password));
        assertEquals("another one ", door.passwordFile.password());
        assertFalse(door.asksNobody() || door.isShut || door.isTls());
    }

    @Test
    void user_may_have_a_hash_in_place_of_a_file() {
        Written written = door("username", "prom").andProperty(KEYS + "password_hash", HASH);

        assertEquals(List.of(), written.said());
        assertFalse(written.read().pullDoor.isShut);
    }

    @Test
    void file_is_used_before_a_hash() {
        Written written = door("username", "prom")
                .andProperty(KEYS + "password_hash", HASH)
                .andProperty(KEYS + "password_file", password);

        assertEquals(
                List.of(KEYS + "password_hash (system property) is not used: " + KEYS + "password_file is set"),
                written.said());
        assertNull(written.read().pullDoor.passwordHash);
        assertFalse(written.read().pullDoor.isShut);
    }

    @Test
    void one_half_of_a_pair_lets_nobody_in() {
        assertShut(KEYS + "username needs " + KEYS + "password_file; nobody is let in", door("username", "prom"));
        assertShut(
                KEYS + "password_file needs " + KEYS + "username; nobody is let in", door("password_file", password));
        assertShut(KEYS + "password_hash needs " + KEYS + "username; nobody is let in", door("password_hash", HASH));
        assertShut(
                KEYS + "tls.certificate needs " + KEYS + "tls.key; nobody is let in",
                door("tls.certificate", certificate));
        assertShut(KEYS + "tls.key needs " + KEYS + "tls.certificate; nobody is let in", door("tls.key", key));
        assertShut(
                KEYS + "tls.client_ca needs " + KEYS + "tls.certificate; nobody is let in",
                door("tls.client_ca", certificate));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "",
                "pbkdf2-sha256:1000:c2FsdHNhbHQ=",
                "pbkdf2-sha256:1:c2FsdHNhbHQ=:AAAAAAAAAAAAAAAAAAAAAA==",
                "pbkdf2-sha256:99999999:c2FsdHNhbHQ=:AAAAAAAAAAAAAAAAAAAAAA==",
                "pbkdf2-sha256:1000:s3cret!:AAAAAAAAAAAAAAAAAAAAAA==",
                "pbkdf2-sha256:1000:c2FsdHNhbHQ=:AAAA",
                "md5:1000:c2FsdHNhbHQ=:AAAAAAAAAAAAAAAAAAAAAA=="
            })
    void hash_that_is_none_lets_nobody_in_and_is_not_shown(String hash) {
        Written written = door("username", "prom").andProperty(KEYS + "password_hash", hash);

        assertShut(
                KEYS + "password_hash (system property) is not a hash as hash-password prints it; nobody is let in",
                written);
    }

    @Test
    void user_with_a_colon_lets_nobody_in() {
        assertShut(
                KEYS + "username='a:b' (system property) is not a user name without a colon; nobody is let in",
                door("username", "a:b").andProperty(KEYS + "password_file", password));
    }

    @Test
    void password_that_is_not_there_yet_may_come() throws IOException {
        String file = folder.resolve("later").toString();
        Written written = door("username", "prom").andProperty(KEYS + "password_file", file);
        Door door = written.read().pullDoor;

        assertEquals(
                List.of(KEYS + "password_file='" + file
                        + "' (system property) cannot be read (no such file); nobody is let in"),
                written.said());
        assertNull(door.passwordFile.password());
        Files.writeString(Path.of(file), "now");
        assertEquals("now", door.passwordFile.password());
    }

    @Test
    void certificate_that_is_not_there_yet_is_said_and_kept() {
        String missing = folder.resolve("x.crt").toString();
        Written written = door("tls.certificate", missing).andProperty(KEYS + "tls.key", key);

        assertEquals(
                List.of(KEYS + "tls.certificate='" + missing
                        + "' (system property) cannot be read (no such file); nobody is let in"),
                written.said());
        assertEquals(missing, written.read().pullDoor.tls.certificate.name);
        assertFalse(written.read().pullDoor.isShut);
    }

    @Test
    void door_of_a_metrics_server_that_is_off_is_of_no_interest() {
        Written written = door("username", "prom")
                .andProperty(KEYS + "enabled", "false")
                .andProperty("hookgauge.metrics.otlp.endpoint", "http://c:4318");

        assertEquals(List.of(), written.said());
    }

    @Test
    void hash_of_a_password_is_of_that_password_alone() throws Exception {
        String text = PasswordHash.of("s3cret");

        assertTrue(text.startsWith("pbkdf2-sha256:600000:"), text);
        assertTrue(PasswordHash.parse(text).isOf("s3cret"));
        assertFalse(PasswordHash.parse(text).isOf("s3cre"));
        assertFalse(PasswordHash.parse(text).isOf(""));
    }

    /** The hash is from Python's hashlib. */
    @Test
    void hash_is_that_of_other_tools() throws Exception {
        PasswordHash hash =
                PasswordHash.parse("pbkdf2-sha256:1000:MTIzNDU2Nzg=:KeOZ1VSc9SvZNPQ2QlaShOTkBtGnpSqHF1jUA3kyoWU=");

        assertTrue(hash.isOf("p\u00e4ss:word"));
        assertFalse(hash.isOf("pass:word"));
    }

    private static void assertShut(String sentence, Written written) {
        assertEquals(List.of(sentence), written.said());
        assertTrue(written.read().pullDoor.isShut);
    }

    private static Written door(String key, String value) {
        return Written.property(KEYS + key, value);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
