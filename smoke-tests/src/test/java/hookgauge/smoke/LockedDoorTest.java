package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.JdkShop;

/** The metrics port of the finished jar behind TLS and a password, among clients that are odd or slow on purpose (R5, R20). */
final class LockedDoorTest {
    private static final char[] PASSWORD = "secret".toCharArray();
    private static final String ALLOWED = "Authorization: Basic "
            + Base64.getEncoder().encodeToString("prom:s3cret".getBytes(StandardCharsets.US_ASCII));
    private static final int SCRAPES = 40;

    @TempDir
    static Path folder;

    private static SSLContext trusting;

    @BeforeAll
    static void makeKeys() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Jdk.home().resolve("bin/keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertEquals(0, keytool.waitFor(), () -> "keytool failed");
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        Certificate own = keys.getCertificate("own");
        write("tls.crt", "CERTIFICATE", own.getEncoded());
        write("tls.key", "PRIVATE KEY", keys.getKey("own", PASSWORD).getEncoded());
        Files.writeString(folder.resolve("password"), "s3cret\n");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", own);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half a handshake", "half a request"})
    void honest_scrapes_are_answered_beside_clients_that_hold_on(String kind) throws Exception {
        List<Socket> attackers = new ArrayList<>();
        try (ServerProcess server = launch().start(JdkShop.class, ShopLibraries.ALL)) {
            RawHttp.get(server.appPort(), "/hello");
            int port = server.metrics().uri().getPort();
            // the first handshake of a JVM loads what they all need, on a busy machine for longer than one may take
            Eventually.get(() -> scrape(port), page -> page.contains("hookgauge_build_info"));

            for (int i = 0; i < (isOverTls(kind) ? 40 : 1_000); i++) attackers.add(attack(port, kind));
            int inTime = 0;
            for (int i = 0; i < SCRAPES; i++) {
                long started = System.nanoTime();
                boolean isWhole = scrape(port).contains("hookgauge_build_info");
                if (isWhole && System.nanoTime() - started < 1_000_000_000) inTime++;
            }

            Measured.print("TLS and a password, " + attackers.size() + " clients, " + kind + ": " + inTime + " of "
                    + SCRAPES + " honest scrapes within a second");
            assertTrue(inTime >= SCRAPES * 95 / 100, inTime + " of " + SCRAPES + " scrapes were answered in time");
        } finally {
            for (Socket socket : attackers) socket.close();
        }
    }

    @Test
    void odd_requests_are_never_an_error_of_the_server() throws Exception {
        try (ServerProcess server = launch().start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.metrics().uri().getPort();
            String[] odd = {
                "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
                "GET /metrics HTTP/1.1\r\nHost: x\r\nAuthorization: Basic %%%\r\n\r\n",
                "GET /metrics HTTP/1.1\r\nHost: x\r\nAuthorization: Basic\r\n\r\n",
                "GET /metrics?debug=%zz HTTP/1.1\r\nHost: x\r\n" + ALLOWED + "\r\n\r\n",
                "GET /% HTTP/1.1\r\nHost: x\r\n" + ALLOWED + "\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
            };
            for (String request : odd) {
                assertFalse(overTls(port, request).startsWith("HTTP/1.1 5"), request);
                assertFalse(RawHttp.send(port, request).startsWith("HTTP/1.1 5"), request);
            }

            assertTrue(scrape(port).contains("hookgauge_build_info"));
            assertTrue(overTls(port, odd[0]).startsWith("HTTP/1.1 401 "));
        }
    }

    private static Launch launch() {
        String keys = "-Dhookgauge.metrics.prometheus.";
        Launch launch = Launch.withAgent().option(keys + "username=prom");
        Stream.of("tls.certificate=tls.crt", "tls.key=tls.key", "password_file=password")
                .map(setting -> setting.replace("=", "=" + folder + '/'))
                .forEach(setting -> launch.option(keys + setting));
        return launch;
    }

    private static Socket attack(int port, String kind) throws IOException {
        if (isOverTls(kind)) {
            SSLSocket socket =
                    (SSLSocket) trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(5_000);
            write(socket, "GET /metrics HTTP/1.1\r\nHost: x");
            return socket;
        }
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        write(socket, "\u0016\u0003\u0001\u0002\u0000\u0001");
        return socket;
    }

    private static boolean isOverTls(String kind) {
        return kind.equals("half a request");
    }

    private static void write(Socket socket, String bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException e) {
            // the server has had enough of it
        }
    }

    private static String scrape(int port) {
        return overTls(port, "GET /metrics HTTP/1.1\r\nHost: x\r\n" + ALLOWED + "\r\nConnection: close\r\n\r\n");
    }

    /** The answer, or nothing. */
    private static String overTls(int port, String request) {
        try (Socket socket = trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (request.contains("Connection: close")) {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
            byte[] head = new byte[100];
            int length = socket.getInputStream().read(head);
            return length < 0 ? "" : new String(head, 0, length, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    private static void write(String name, String label, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name), "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }
}
