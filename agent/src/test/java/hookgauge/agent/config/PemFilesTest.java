package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PEM files of a push over TLS, and what is said of those that are not. */
final class PemFilesTest {
    private static final String KEYS = "hookgauge.metrics.otlp.";

    @TempDir
    Path folder;

    private String certificate;
    private String key;

    @BeforeEach
    void write() throws IOException {
        certificate = file("a.crt", "-----BEGIN CERTIFICATE-----");
        key = file("a.key", "-----BEGIN EC PRIVATE KEY-----");
    }

    @Test
    void files_are_taken_from_our_keys_and_from_the_standard_names() {
        Written ours = tls().andProperty(KEYS + "certificate", certificate)
                .andProperty(KEYS + "client_key", key)
                .andProperty(KEYS + "client_certificate", certificate);
        Written standard = tls().andEnvironment("OTEL_EXPORTER_OTLP_CERTIFICATE", certificate)
                .andEnvironment("OTEL_EXPORTER_OTLP_CLIENT_KEY", "/no.key")
                .andEnvironment("OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY", key)
                .andEnvironment("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", certificate);

        for (Written written : List.of(ours, standard)) {
            PemFiles tls = written.read().otlpTls;

            assertEquals(List.of(), written.said());
            assertEquals(certificate, tls.trusted.name);
            assertEquals(key, tls.key.name);
            assertEquals(certificate, tls.certificate.name);
        }
    }

    @Test
    void file_that_cannot_be_used_now_is_said_and_kept_for_it_may_change() throws IOException {
        String missing = folder.resolve("x.pem").toString();
        Path binary = Files.write(folder.resolve("a.der"), new byte[] {0x30, (byte) 0x82, 1, 1});
        String[][] table = {
            {missing, "cannot be read (no such file)"},
            {key, "is not a PEM file with certificates"},
            {binary.toString(), "is not a PEM file with certificates"},
        };
        for (String[] row : table) {
            Written written = tls().andProperty(KEYS + "certificate", row[0]);

            assertEquals(
                    List.of(KEYS + "certificate='" + row[0] + "' (system property) " + row[1]
                            + "; using the platform's trust store"),
                    written.said());
            assertEquals(row[0], written.read().otlpTls.trusted.name);
        }
    }

    @Test
    void key_with_a_password_is_said() throws IOException {
        for (String head :
                List.of("-----BEGIN ENCRYPTED PRIVATE KEY-----", "RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED")) {
            String encrypted = file("b.key", head);
            Written written = tls().andProperty(KEYS + "client_key", encrypted)
                    .andProperty(KEYS + "client_certificate", certificate);

            assertEquals(
                    List.of(KEYS + "client_key='" + encrypted
                            + "' (system property) is not a PEM file with a private key"
                            + " without password; sending without a client certificate"),
                    written.said());
        }
    }

    @Test
    void key_and_certificate_need_each_other() {
        Written keyAlone = tls().andProperty(KEYS + "client_key", key);
        Written certificateAlone = tls().andEnvironment("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", certificate);

        assertEquals(
                List.of(KEYS + "client_key needs hookgauge.metrics.otlp.client_certificate;"
                        + " sending without a client certificate"),
                keyAlone.said());
        assertEquals(
                List.of("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE needs hookgauge.metrics.otlp.client_key;"
                        + " sending without a client certificate"),
                certificateAlone.said());
        assertNull(keyAlone.read().otlpTls.key);
        assertNull(certificateAlone.read().otlpTls.certificate);
    }

    @Test
    void key_that_stands_in_the_setting_itself_is_not_shown() {
        Written written = tls().andProperty(KEYS + "client_key", "-----BEGIN PRIVATE KEY-----\ns3cret");
        AgentConfig config = written.read();

        assertEquals(
                List.of(
                        KEYS
                                + "client_key (system property) is not the name of a file; sending without a client certificate"),
                written.said());
        assertFalse(new EffectiveSettings(config).lines().toString().contains("s3cret"));
    }

    @Test
    void certificates_of_a_push_without_tls_are_said_to_be_ignored() {
        Written written =
                Written.property(KEYS + "endpoint", "http://c:4318").andProperty(KEYS + "certificate", certificate);

        assertEquals(List.of(KEYS + "certificate is ignored, the push is without TLS"), written.said());
    }

    @Test
    void certificates_of_a_push_that_is_off_are_of_no_interest() {
        assertEquals(
                List.of(),
                Written.environment("OTEL_EXPORTER_OTLP_CERTIFICATE", "/no.pem").said());
    }

    private static Written tls() {
        return Written.property(KEYS + "endpoint", "https://c:4318");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
