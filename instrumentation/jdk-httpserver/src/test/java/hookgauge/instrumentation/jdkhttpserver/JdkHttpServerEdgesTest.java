package hookgauge.instrumentation.jdkhttpserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What handlers of the JDK's server may do that no other server knows. */
@Timeout(60)
class JdkHttpServerEdgesTest {
    private static Weaving weaving;
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private HttpServer server;

    @BeforeAll
    static void weave() {
        weaving = Weaving.of(new JdkHttpServerInstrumentation());
    }

    @BeforeEach
    void startServer() throws IOException {
        hooks.clear();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        weaving.check();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void context_of_everything_is_no_route() throws IOException {
        server.createContext("/", exchange -> answer(exchange, 200));

        request("/anything/at/all");

        assertNull(hooks.await(1).get(0).route());
    }

    @Test
    void exception_that_a_filter_answers_is_not_the_error() throws IOException {
        HttpContext context = server.createContext("/", thrower(new IllegalStateException("not found, say")));
        context.getFilters().add(new Answering(404));

        request("/");

        Sample sample = hooks.await(1).get(0);
        assertEquals(404, sample.status());
        assertNull(sample.error());
    }

    @Test
    void error_that_ends_the_servers_task_ends_the_exchange() throws IOException {
        Error error = new AssertionError("what no server catches");
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
        server.createContext("/", thrower(error));
        try {
            Socket connection = client("/");
            assertEquals(error, hooks.await(1).get(0).error());
            connection.close();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void exchange_that_is_closed_without_an_answer_has_no_status() throws IOException {
        server.createContext("/", HttpExchange::close);

        request("/");

        assertEquals(0, hooks.await(1).get(0).status());
    }

    @Test
    void late_close_of_an_exchange_does_not_end_the_next_one_of_the_connection() throws Exception {
        CountDownLatch secondBegan = new CountDownLatch(1);
        CountDownLatch firstClosed = new CountDownLatch(1);
        server.createContext("/first", exchange -> {
            answer(exchange, 200);
            await(secondBegan);
            exchange.close();
            firstClosed.countDown();
        });
        server.createContext("/second", exchange -> {
            secondBegan.countDown();
            await(firstClosed);
            assertEquals(1, hooks.active());
            answer(exchange, 201);
        });

        try (Socket connection = client("/first")) {
            hooks.await(1);
            connection.getOutputStream().write(get("/second"));

            assertEquals(201, hooks.await(2).get(1).status());
        }
    }

    /** Sends a request and waits for the first byte of its answer, or for the end. */
    private void request(String path) throws IOException {
        try (Socket socket = client(path)) {
            socket.getInputStream().read();
        }
    }

    /** A connection on which one request was sent. */
    private Socket client(String path) throws IOException {
        Socket socket =
                new Socket(server.getAddress().getAddress(), server.getAddress().getPort());
        socket.getOutputStream().write(get(path));
        return socket;
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static HttpHandler thrower(Throwable thrown) {
        return exchange -> {
            if (thrown instanceof Error) throw (Error) thrown;
            throw (RuntimeException) thrown;
        };
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) throw new IOException("waited in vain");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Answering extends Filter {
        private final int status;

        Answering(int status) {
            this.status = status;
        }

        @Override
        public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            try {
                chain.doFilter(exchange);
            } catch (IllegalStateException e) {
                answer(exchange, status);
            }
        }

        @Override
        public String description() {
            return "answers what the handler throws";
        }
    }
}
