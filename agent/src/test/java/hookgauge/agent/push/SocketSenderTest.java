package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.sdk.metrics.data.MetricData;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.ConnectException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The sender of http/protobuf, against servers that say each byte themselves. */
final class SocketSenderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @Test
    void request_has_one_of_each_header_and_those_that_are_set() throws IOException {
        Map<String, String> headers = Map.of("x-token", "grün", "Content-Type", "text/html", "Content-Length", "7");
        try (RawServer server = RawServer.answering(OK);
                ExporterFixture exporter = new ExporterFixture(new Receiver(
                        false,
                        server.endpoint() + "?key=1",
                        "c:1",
                        PushFixture.PATIENT_MILLIS,
                        () -> headers,
                        true,
                        null))) {
            assertNull(exporter.push());

            String[] lines = server.requests.get(0).split("\r\n");
            assertEquals("0 POST /v1/metrics?key=1 HTTP/1.1", lines[0]);
            assertEquals("Host: 127.0.0.1:" + server.port(), lines[1]);
            assertEquals("Content-Type: application/x-protobuf", lines[2]);
            assertTrue(lines[3].startsWith("Content-Length: "), lines[3]);
            assertEquals("Content-Encoding: gzip", lines[4]);
            List<String> others = List.of(lines).subList(5, lines.length);
            assertEquals(2, others.size(), others::toString);
            assertTrue(others.stream().anyMatch(line -> line.startsWith("User-Agent: OTel-OTLP-Exporter-Java/")));
            assertTrue(others.contains("x-token: grün"), others::toString);
        }
    }

    @Test
    void connection_is_kept_for_the_next_push_however_the_answer_ends() throws IOException {
        String[][] table = {
            {OK, "0"},
            {"HTTP/1.1 204 No Content\r\n\r\n", "0"},
            {"HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "0"},
            {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nok\r\n0\r\nTrailer: x\r\n\r\n", "0"},
            {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n\r\n", "1"},
            {"HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", "1"},
        };
        for (String[] row : table) {
            try (RawServer server = RawServer.answering(row[0]);
                    ExporterFixture exporter = exporter(server, PushFixture.PATIENT_MILLIS)) {
                assertNull(exporter.push());
                assertNull(exporter.push());

                assertEquals(row[1], server.requests.get(1).substring(0, 1), row[0]);
            }
        }
    }

    @Test
    void push_over_a_connection_that_was_closed_meanwhile_is_sent_once_more() throws IOException {
        try (RawServer server = new RawServer((s, socket) -> {
                    s.request(socket);
                    RawServer.write(socket, OK);
                });
                ExporterFixture exporter = exporter(server, PushFixture.PATIENT_MILLIS)) {
            for (int i = 0; i < 4; i++) assertNull(exporter.push());

            assertEquals(4, server.requests.size());
        }
    }

    @Test
    void push_over_a_new_connection_that_is_closed_is_not_sent_again() throws IOException {
        try (RawServer server = new RawServer(RawServer::request);
                ExporterFixture exporter = exporter(server, PushFixture.PATIENT_MILLIS)) {
            PushFailure failure = exporter.push();

            assertEquals("it speaks another protocol, or has closed the connection", failure.reason);
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void push_whose_answer_has_begun_is_not_sent_again() throws IOException {
        try (RawServer server = new RawServer((s, socket) -> {
                    s.request(socket);
                    RawServer.write(socket, OK);
                    s.request(socket);
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\n");
                });
                ExporterFixture exporter = exporter(server, PushFixture.PATIENT_MILLIS)) {
            assertNull(exporter.push());
            assertEquals("hookgauge.metrics.otlp.protocol", exporter.push().setting);

            assertEquals(2, server.requests.size());
        }
    }

    @Test
    void only_the_first_64_kilobytes_of_an_answer_are_read() throws IOException {
        String endless = "x".repeat(1 << 20);
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n" + endless);
                ExporterFixture exporter = exporter(server, PushFixture.PATIENT_MILLIS)) {
            assertNull(exporter.push());
            assertNull(exporter.push());

            assertTrue(server.requests.get(1).startsWith("1 "), "over the same connection");
        }
    }

    @Test
    void no_more_of_an_answer_is_read_wherever_it_does_not_end() {
        String ok = "HTTP/1.1 200 OK\r\n";
        String chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
        String[][] table = {
            {"HTTP/1.1 200 ", "x"},
            {ok + "X: ", "x"},
            {ok, "X: y\r\n"},
            {ok + "\r\n", "x"},
            {ok + "Content-Length: 2147483647\r\n\r\n", "x"},
            {"", "HTTP/1.1 103 Early Hints\r\n\r\n"},
            {chunked + "7fffffff\r\n", "x"},
            {chunked, "1\r\nx\r\n"},
            {chunked + "1;", "x"},
            {chunked + "0\r\n", "X: y\r\n"},
        };
        for (String[] row : table) {
            EndlessAnswer answer = new EndlessAnswer(row[0], row[1]);
            try {
                HttpAnswer.read(answer);
            } catch (IOException e) {
                // where the end of a line is missing
            }
            assertEquals(1 << 16, answer.read, row[0] + row[1] + "...");
        }
    }

    @Test
    void what_is_no_http_1_is_recognized() throws IOException {
        String[] table = {
            "\0\0\0\4\0\0\0\0\0\0\0\0",
            "SSH-2.0-OpenSSH_9.6\r\n",
            "HTTP/1.1 abc\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nX: " + "x".repeat(1 << 17) + "\r\n\r\n",
        };
        for (String answer : table) {
            try (RawServer server = new RawServer((s, socket) -> {
                        s.request(socket);
                        RawServer.write(socket, answer);
                    });
                    ExporterFixture exporter = exporter(server, PushFixture.PATIENT_MILLIS)) {
                assertEquals("it speaks another protocol, or has closed the connection", exporter.push().reason);
            }
        }
    }

    @Test
    void receiver_that_reads_nothing_is_given_up_in_time() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer silent = new RawServer((s, socket) -> await(over));
                ExporterFixture exporter = exporter(silent, 300)) {
            Collection<MetricData> metrics = ExporterFixture.metrics("x".repeat(50_000_000));
            long started = System.nanoTime();

            PushFailure failure = exporter.push(metrics);

            assertEquals("no answer in time", failure.reason);
            assertTrue(System.nanoTime() - started < TimeUnit.SECONDS.toNanos(10));
        } finally {
            over.countDown();
        }
    }

    @Test
    void receiver_that_answers_byte_by_byte_is_given_up_in_time() throws IOException {
        try (RawServer server = new RawServer((s, socket) -> {
                    s.request(socket);
                    while (true) {
                        RawServer.write(socket, "H");
                        LockSupport.parkNanos(10_000_000);
                    }
                });
                ExporterFixture exporter = exporter(server, 300)) {
            assertEquals("no answer in time", exporter.push().reason);
        }
    }

    @Test
    void answer_that_comes_before_the_whole_push_is_read() throws IOException {
        try (RawServer server = new RawServer((s, socket) -> {
                    RawServer.write(socket, "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                });
                ExporterFixture exporter = exporter(server, PushFixture.PATIENT_MILLIS)) {
            PushFailure failure = exporter.push(ExporterFixture.metrics("x".repeat(500_000)));

            assertEquals("it answers 413", failure.reason);
        }
    }

    @Test
    void redirect_is_not_followed() throws IOException {
        try (RawServer other = RawServer.answering(OK);
                RawServer server = RawServer.answering(
                        "HTTP/1.1 307 Moved\r\nContent-Length: 0\r\nLocation: " + other.endpoint() + "\r\n\r\n");
                ExporterFixture exporter = exporter(server, PushFixture.PATIENT_MILLIS)) {
            assertEquals("it answers 307", exporter.push().reason);
            assertEquals(Collections.emptyList(), other.requests);
        }
    }

    @Test
    void what_the_app_has_set_for_all_connections_is_neither_used_nor_changed() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        CookieManager cookies = new CookieManager();
        CookieHandler.setDefault(cookies);
        ResponseCache.setDefault(new AskedCache(asked));
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                asked.add("password");
                return new PasswordAuthentication("app", "secret".toCharArray());
            }
        });
        String answer = "HTTP/1.1 401 No\r\nContent-Length: 0\r\nSet-Cookie: a=b\r\n"
                + "WWW-Authenticate: Basic realm=\"x\"\r\n\r\n";
        try (RawServer server = RawServer.answering(answer);
                ExporterFixture exporter = exporter(server, PushFixture.PATIENT_MILLIS)) {
            assertEquals("it answers 401", exporter.push().reason);
            assertEquals("it answers 401", exporter.push().reason);

            assertEquals(2, server.requests.size());
            assertFalse(server.requests.get(1).contains("Cookie"), server.requests.get(1));
            assertEquals(Collections.emptyList(), cookies.getCookieStore().getCookies());
            assertEquals(Collections.emptyList(), asked);
        } finally {
            CookieHandler.setDefault(null);
            ResponseCache.setDefault(null);
            Authenticator.setDefault(null);
        }
    }

    @Test
    void proxy_of_the_jvm_is_used_and_told_no_path() throws IOException {
        List<URI> told = new CopyOnWriteArrayList<>();
        try (RawServer proxy = RawServer.answering(OK)) {
            withProxy(proxy.port(), told, () -> {
                Receiver receiver = new Receiver(
                        false,
                        "http://my_collector:4318/v1/metrics?key=1",
                        "c:1",
                        PushFixture.PATIENT_MILLIS,
                        Collections::emptyMap,
                        false,
                        null);
                try (ExporterFixture exporter = new ExporterFixture(receiver)) {
                    assertNull(exporter.push());
                }
            });

            String[] lines = proxy.requests.get(0).split("\r\n");
            assertEquals("0 POST http://my_collector:4318/v1/metrics?key=1 HTTP/1.1", lines[0]);
            assertEquals("Host: my_collector:4318", lines[1]);
            assertEquals(List.of(URI.create("http://my_collector:4318/")), told);
        }
    }

    @Test
    void proxy_that_does_not_let_the_push_through_is_named() throws IOException {
        try (RawServer proxy = RawServer.answering("HTTP/1.1 407 Who?\r\nContent-Length: 0\r\n\r\n")) {
            withProxy(proxy.port(), new CopyOnWriteArrayList<>(), () -> {
                Receiver receiver = new Receiver(
                        false,
                        "https://[::1]/v1/metrics",
                        "c:1",
                        PushFixture.PATIENT_MILLIS,
                        Collections::emptyMap,
                        false,
                        null);
                try (ExporterFixture exporter = new ExporterFixture(receiver)) {
                    PushFailure failure = exporter.push();

                    assertEquals("the proxy answers 407", failure.reason);
                    assertEquals("the proxy of this JVM, such as https.proxyHost", failure.setting);
                }
            });

            assertEquals("0 CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n\r\n", proxy.requests.get(0));
        }
    }

    @Test
    void every_address_of_a_name_is_tried() throws IOException {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Deadline deadline = new Deadline(clock, PushFixture.PATIENT_MILLIS)) {
            InetSocketAddress good = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            InetSocketAddress refused = new InetSocketAddress("127.0.0.2", taken.getLocalPort());

            try (Socket socket = HttpConnection.connect(List.of(refused, good), Proxy.NO_PROXY, deadline)) {
                assertEquals(good, socket.getRemoteSocketAddress());
            }
            assertThrows(
                    ConnectException.class,
                    () -> HttpConnection.connect(List.of(refused, refused), Proxy.NO_PROXY, deadline));
        } finally {
            clock.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedIOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private static ExporterFixture exporter(RawServer server, long timeoutMillis) {
        return new ExporterFixture(
                new Receiver(false, server.endpoint(), "c:1", timeoutMillis, Collections::emptyMap, false, null));
    }

    private static void withProxy(int port, List<URI> told, IoTask task) throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                told.add(uri);
                return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        });
        try {
            task.run();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private interface IoTask {
        void run() throws IOException;
    }

    private static final class AskedCache extends ResponseCache {
        private final List<String> asked;

        AskedCache(List<String> asked) {
            this.asked = asked;
        }

        @Override
        public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
            asked.add("cache");
            return null;
        }

        @Override
        public CacheRequest put(URI uri, URLConnection connection) {
            asked.add("cache");
            return null;
        }
    }

    /** A head, and then bytes without end. */
    /** One text, and then another again and again. */
    private static final class EndlessAnswer extends InputStream {
        private final String first;
        private final String again;
        private int read;

        EndlessAnswer(String first, String again) {
            this.first = first;
            this.again = again;
        }

        @Override
        public int read() {
            int at = read++;
            return at < first.length() ? first.charAt(at) : again.charAt((at - first.length()) % again.length());
        }
    }
}
