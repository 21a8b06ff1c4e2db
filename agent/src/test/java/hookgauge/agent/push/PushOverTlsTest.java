package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.Option;
import hookgauge.agent.config.PemFile;
import hookgauge.agent.config.PemFiles;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.tls.RenewedTls;
import hookgauge.agent.tls.TestCertificates;
import io.prometheus.metrics.core.metrics.Counter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes over TLS to receivers whose certificates nobody knows but who is told, over both protocols. */
final class PushOverTlsTest {
    @TempDir
    static Path shared;

    private static TestCertificates certificates;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true));

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new TestCertificates(shared);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void receiver_whose_authority_is_named_is_trusted(boolean grpc) throws Exception {
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(grpc, certificates.context("server"), false)) {
            assertNull(push(receiver, files(certificates.certificate("ca"), null, null)));
            assertEquals(1, receiver.pushes.size());
            assertEquals("", said.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void receiver_whose_authority_is_not_known_is_refused(boolean grpc) throws Exception {
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(grpc, certificates.context("server"), false)) {
            PushFailure platform = push(receiver, files(null, null, null));
            PushFailure other = push(receiver, files(certificates.certificate("other-ca"), null, null));

            for (PushFailure failure : Arrays.asList(platform, other)) {
                assertEquals("its certificate is not trusted", failure.reason);
                assertEquals("hookgauge.metrics.otlp.certificate", failure.setting);
            }
            assertEquals(0, receiver.pushes.size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void receiver_of_another_name_is_refused(boolean grpc) throws Exception {
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(grpc, certificates.context("elsewhere"), false)) {
            PushFailure failure = push(receiver, files(certificates.certificate("ca"), null, null));

            assertEquals("its certificate is for another host name", failure.reason);
            assertEquals("hookgauge.metrics.otlp.endpoint", failure.setting);
            assertEquals(0, receiver.pushes.size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void receiver_that_asks_for_a_client_gets_its_certificate(boolean grpc) throws Exception {
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(grpc, certificates.context("server"), true)) {
            assertNull(push(receiver, client("client-ec")));
            assertNull(push(receiver, client("client-rsa")));
            assertEquals(2, receiver.pushes.size());
        }
    }

    @Test
    void client_that_the_receiver_does_not_know_is_told_so() throws Exception {
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(false, certificates.context("server"), true)) {
            PushFailure without = push(receiver, files(certificates.certificate("ca"), null, null));
            PushFailure stranger = push(receiver, client("stranger"));

            for (PushFailure failure : Arrays.asList(without, stranger)) {
                assertEquals("it does not know this client, whose certificate it asks for", failure.reason);
                assertEquals("hookgauge.metrics.otlp.client_certificate", failure.setting);
            }
            assertEquals(0, receiver.pushes.size());
        }
    }

    @Test
    void client_that_is_not_known_is_told_so_by_grpc_or_that_the_connection_is_closed() throws Exception {
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(true, certificates.context("server"), true)) {
            String reason = push(receiver, client("stranger")).reason;

            // OkHttp is mostly writing when it would have to read why
            Set<String> either = Set.of(
                    "it does not know this client, whose certificate it asks for",
                    "it speaks another protocol, or has closed the connection");
            assertTrue(either.contains(reason), reason);
            assertEquals(0, receiver.pushes.size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void certificates_that_rotate_are_those_of_the_files_now(boolean grpc, @TempDir Path folder) throws Exception {
        Path authority = folder.resolve("ca.crt");
        Files.writeString(authority, certificates.certificateText("other-ca"));
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(grpc, certificates.context("server"), false);
                PushFixture push = new PushFixture()) {
            Counter.builder().name("orders").register(push.registry).inc();
            RenewedTls tls = new RenewedTls(files(authority.toString(), null, null), push.log);
            push.start(new Receiver(
                    grpc, receiver.endpoint(), "c:1", PushFixture.PATIENT_MILLIS, Collections::emptyMap, false, tls));
            PushFixture.await(() -> push.pushes("failure") >= 2);
            PushFixture.replace(authority, certificates.certificateText("ca"));
            PushFixture.await(() -> push.pushes("success") >= 2);

            assertEquals(2, push.lines().size(), push::said);
            double failedBefore = push.pushes("failure");
            PushFixture.replace(authority, "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");
            PushFixture.await(() -> push.lines().size() == 3);
            double arrivedBefore = push.pushes("success");
            PushFixture.await(() -> push.pushes("success") >= arrivedBefore + 3);

            String line = push.lines().get(2);
            assertTrue(line.startsWith("[hookgauge] config: hookgauge.metrics.otlp.certificate='" + authority), line);
            assertTrue(line.endsWith("going on with what stood there before"), line);
            assertEquals(failedBefore, push.pushes("failure"));
        }
    }

    @Test
    void key_is_used_with_its_certificate_only_so_that_two_files_may_be_replaced_one_by_one() throws Exception {
        Path key = shared.resolve("one.key");
        Path certificate = shared.resolve("one.crt");
        Files.copy(Path.of(certificates.key("client-ec")), key);
        Files.copy(Path.of(certificates.certificate("client-ec")), certificate);
        RenewedTls tls =
                new RenewedTls(files(certificates.certificate("ca"), key.toString(), certificate.toString()), log);
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(false, certificates.context("server"), true)) {
            assertNull(push(receiver, tls));
            Files.writeString(key, Files.readString(Path.of(certificates.key("client-rsa"))));
            assertNull(push(receiver, tls));
            assertTrue(
                    said.toString()
                            .contains("cannot be used (its certificate is of another key); going on with what stood"),
                    said::toString);
            Files.delete(certificate);
            assertNull(push(receiver, tls));
            Files.writeString(certificate, certificates.certificateText("client-rsa"));
            assertNull(push(receiver, tls));

            assertFalse(tls.renew());
            assertEquals(1, said.toString().lines().count(), said::toString);
        }
    }

    @Test
    void trust_that_the_app_sets_by_properties_after_the_first_push_is_seen() throws Exception {
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(false, certificates.context("server"), false);
                ExporterFixture exporter = new ExporterFixture(new Receiver(
                        false,
                        receiver.endpoint(),
                        "c:1",
                        PushFixture.PATIENT_MILLIS,
                        Collections::emptyMap,
                        false,
                        null))) {
            assertEquals("its certificate is not trusted", exporter.push().reason);
            System.setProperty(
                    "javax.net.ssl.trustStore", shared.resolve("store").toString());
            System.setProperty("javax.net.ssl.trustStorePassword", "secret");

            assertNull(exporter.push());
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    @Test
    void receiver_behind_a_proxy_is_asked_for_its_certificate_through_it() throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.overTls(false, certificates.context("server"), false);
                RawServer proxy = new RawServer((server, socket) -> tunnel(server, socket, receiver.port()))) {
            ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())));

            assertNull(push(receiver, files(certificates.certificate("ca"), null, null)));

            assertEquals(1, receiver.pushes.size());
            String address = "127.0.0.1:" + receiver.port();
            assertEquals(
                    List.of("0 CONNECT " + address + " HTTP/1.1\r\nHost: " + address + "\r\n\r\n"), proxy.requests);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void tunnel(RawServer proxy, Socket socket, int port) throws IOException {
        proxy.request(socket);
        RawServer.write(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
        try (Socket receiver = new Socket("127.0.0.1", port)) {
            Thread back = new Thread(() -> copy(receiver, socket), "raw tunnel");
            back.start();
            copy(socket, receiver);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of the two has ended
        }
    }

    private PemFiles client(String alias) throws Exception {
        return files(certificates.certificate("ca"), certificates.key(alias), certificates.certificate(alias));
    }

    private PushFailure push(OtlpTestReceiver receiver, PemFiles files) throws IOException {
        return push(receiver, new RenewedTls(files, log));
    }

    private static PushFailure push(OtlpTestReceiver receiver, RenewedTls tls) {
        tls.renew();
        try (ExporterFixture exporter = new ExporterFixture(new Receiver(
                receiver.grpc,
                receiver.endpoint(),
                "c:1",
                PushFixture.PATIENT_MILLIS,
                Collections::emptyMap,
                false,
                tls))) {
            return exporter.push();
        }
    }

    private static PemFiles files(String trusted, String key, String certificate) {
        return new PemFiles(
                file(Option.PUSH_CERTIFICATE, trusted, "using the platform's trust store"),
                file(Option.PUSH_CLIENT_KEY, key, "sending without a client certificate"),
                file(Option.PUSH_CLIENT_CERTIFICATE, certificate, "sending without a client certificate"));
    }

    private static PemFile file(Option option, String name, String otherwise) {
        return name == null ? null : new PemFile(option, name, otherwise);
    }
}
