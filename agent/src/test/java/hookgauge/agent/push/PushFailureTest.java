package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a receiver refuses is said in its words and names the setting to look at. */
final class PushFailureTest {
    @Test
    void statuses_of_http_name_their_settings() throws IOException {
        Object[][] table = {
            {400, "bad data", "it answers 400, bad data", "protocol"},
            {401, "token abc is wrong", "it answers 401", "headers"},
            {403, "", "it answers 403", "headers"},
            {404, "<html>not here</html>", "it answers 404", "endpoint"},
            {413, "too\nlarge", "it answers 413, too large", "compression"},
            {415, "", "it answers 415", "protocol"},
            {429, "", "it answers 429", "interval"},
            {503, "", "it answers 503", "endpoint"},
            {200, " <html>", null, null},
            {200, "<!doctype html>", "it answers with a web page", "endpoint"},
        };
        for (Object[] row : table) {
            try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
                receiver.answerHttp((int) row[0], (String) row[1]);

                assertSaid(row[2], row[3], failure(false, receiver.endpoint()));
            }
        }
    }

    @Test
    void statuses_of_grpc_name_their_settings() throws IOException {
        Object[][] table = {
            {16, "token abc is wrong", "it answers UNAUTHENTICATED", "headers"},
            {7, "", "it answers PERMISSION_DENIED", "headers"},
            {12, "no such service", "it answers UNIMPLEMENTED, no such service", "protocol"},
            {8, "slow down", "it answers RESOURCE_EXHAUSTED, slow down", "interval"},
            {14, "away", "it answers UNAVAILABLE, away", "endpoint"},
        };
        for (Object[] row : table) {
            try (OtlpTestReceiver receiver = OtlpTestReceiver.grpc()) {
                receiver.answerGrpc((int) row[0], (String) row[1]);

                assertSaid(row[2], row[3], failure(true, receiver.endpoint()));
            }
        }
    }

    @Test
    void receiver_that_speaks_something_else_is_recognized() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.start();
        String address = "127.0.0.1:" + http.getAddress().getPort();
        try (OtlpTestReceiver grpc = OtlpTestReceiver.grpc()) {
            String other = "it speaks another protocol, or has closed the connection";
            assertSaid(other, "protocol", failure(true, "http://" + address));
            assertSaid(other, "protocol", failure(false, grpc.endpoint() + "/v1/metrics"));
        } finally {
            http.stop(0);
        }
    }

    @Test
    void receiver_without_tls_is_recognized() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(plain));
            answering.start();

            PushFailure failure = failure(false, "https://127.0.0.1:" + plain.getLocalPort() + "/v1/metrics");

            assertSaid("it does not speak TLS, or not as this JVM does", "insecure", failure);
            answering.join();
        }
    }

    @Test
    void unknown_certificate_is_recognized(@TempDir Path folder) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys"))));
        server.start();
        try {
            String endpoint = "https://127.0.0.1:" + server.getAddress().getPort() + "/v1/metrics";

            assertSaid("its certificate is not trusted", "certificate", failure(false, endpoint));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void host_without_name_is_recognized() {
        assertSaid("the host name is not known", "endpoint", failure(false, "http://no.such.host.invalid/"));
    }

    @Test
    void garbage_is_no_partial_success() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            byte[] garbage = new byte[random.nextInt(40)];
            random.nextBytes(garbage);
            PartialSuccess.parse(garbage);
        }
        assertNull(PartialSuccess.parse("{\"partialSuccess\":{}}".getBytes(StandardCharsets.UTF_8)));
        assertNull(PartialSuccess.parse(new byte[0]));
    }

    @Test
    void long_outage_is_told_in_minutes_and_intervals() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        long[] clock = {1_000_000};
        PushState state = new PushState(
                new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true)),
                "c:1",
                new PrometheusRegistry(),
                () -> clock[0]);

        for (int i = 0; i < 12; i++) {
            state.failed(PushFailure.STUCK);
            clock[0] += 60_000;
        }
        state.arrived(null);

        assertTrue(said.toString().endsWith("push works again after 12 min, 12 intervals late\n"), said::toString);
        assertEquals(2, said.toString().lines().count());
    }

    private static SSLContext selfSigned(Path keys) throws Exception {
        Process keytool = new ProcessBuilder(
                        Paths.get(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storepass",
                        "secret",
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore store = KeyStore.getInstance(keys.toFile(), "secret".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void answer(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PushFailure failure(boolean grpc, String endpoint) {
        Receiver receiver =
                new Receiver(grpc, endpoint, "c:1", PushFixture.PATIENT_MILLIS, Collections::emptyMap, false, null);
        try (ExporterFixture exporter = new ExporterFixture(receiver)) {
            return exporter.push();
        }
    }

    private static void assertSaid(Object reason, Object key, PushFailure failure) {
        if (reason == null) {
            assertNull(failure);
            return;
        }
        assertEquals(reason, failure.reason);
        assertEquals("hookgauge.metrics.otlp." + key, failure.setting);
        assertFalse(failure.reason.contains("\n"));
    }
}
