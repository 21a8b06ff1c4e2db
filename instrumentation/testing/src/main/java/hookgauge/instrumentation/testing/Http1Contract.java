package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.RawConnection.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The part of {@link HttpServerContract} that is about single HTTP/1 connections, and how its tests start, send and look. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Http1Contract {
    final ContractApp app = new ContractApp();
    final RecordingHooks hooks = RecordingHooks.installed();
    private Weaving weaving;
    Path keys;
    ContractServer server;
    int port;

    protected abstract InstrumentationModule module();

    /** A server that is ready to start, with the app on it. */
    protected abstract ContractServer server(ContractApp app, Path keys);

    /** What the server itself names the route of one of the app's paths, without a framework; null for none. */
    protected abstract String route(String path);

    /** Where the app's paths begin. */
    protected String base() {
        return "";
    }

    /** What the client sees when the handler throws; 0 where the server ends the connection without an answer. */
    protected int statusOfAThrowingHandler() {
        return 500;
    }

    @BeforeAll
    void weaveAndStart() throws Exception {
        weaving = Weaving.of(module());
        keys = TestKeys.file();
        server = server(app, keys);
        port = server.start();
    }

    @AfterAll
    void stopServer() throws Exception {
        server.stop();
    }

    @BeforeEach
    void forget() {
        hooks.clear();
    }

    @AfterEach
    void everyHookIsIn() {
        weaving.check();
    }

    @Test
    protected void request_is_one_sample_with_all_that_is_known_of_it() throws IOException {
        Response response = exchange(get("/hello"));

        assertEquals("hello", response.text());
        assertEquals(sample("GET", "/hello", 200, 0, 5), samples(1).get(0));
    }

    @Test
    protected void route_is_template_not_path() throws IOException {
        exchange(get("/items/1"));
        exchange(get("/items/2"));

        assertEquals(Collections.nCopies(2, sample("GET", "/items/", 200, 0, 4)), samples(2));
    }

    @Test
    protected void route_is_known_to_the_thread_that_handles() throws IOException {
        exchange(get("/routed"));

        assertEquals("/routed/{by}", samples(1).get(0).route());
    }

    @Test
    protected void header_that_is_wanted_is_told_of_its_own_request() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(request("GET", "/hello", "X-Tenant: acme\r\n")).read();
            hooks.await(1);
            connection.send(get("/hello")).read();
            hooks.await(2);
            connection
                    .send(request("GET", "/items/1", "x-tenant: Globex 2\r\n"))
                    .read();
            hooks.await(3);
        }

        assertEquals(Arrays.asList("acme", null, "Globex 2"), hooks.tenants());
    }

    @Test
    protected void each_request_of_a_connection_is_a_sample() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            for (int i = 0; i < 5; i++) connection.send(get("/hello")).read();
        }

        assertEquals(Collections.nCopies(5, sample("GET", "/hello", 200, 0, 5)), samples(5));
    }

    @Test
    protected void pipelined_requests_are_a_sample_each() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(get("/hello") + get("/items/7") + get("/fail"));
            for (int i = 0; i < 3; i++) connection.read();
        }

        assertEquals(
                List.of(
                        sample("GET", "/hello", 200, 0, 5),
                        sample("GET", "/items/", 200, 0, 4),
                        sample("GET", "/fail", 500, 0, 6)),
                samples(3));
    }

    @Test
    protected void request_is_active_while_it_is_handled() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(get("/hold"));
            app.awaitHeld();
            assertEquals(1, hooks.active());
            app.release();
            connection.read();
        }

        assertEquals(sample("GET", "/hold", 200, 0, 4), samples(1).get(0));
    }

    @Test
    protected void path_that_nothing_serves_is_404_without_a_route() throws IOException {
        Response response = exchange(get("/nowhere"));

        Sample sample = samples(1).get(0);
        assertEquals(404, response.status());
        assertEquals(404, sample.status());
        assertEquals("GET", sample.method());
        assertEquals("1.1", sample.version());
        assertEquals(response.body().length, sample.responseBytes());
        assertNull(sample.route());
        assertNull(sample.error());
    }

    @Test
    protected void method_that_is_not_allowed_is_405() throws IOException {
        Response response = exchange("DELETE", "/plain", "");

        assertEquals(405, response.status());
        assertEquals(405, samples(1).get(0).status());
    }

    @Test
    protected void transfer_encoding_that_the_server_does_not_know_is_501() throws IOException {
        Response response = exchange("POST", "/echo", "Transfer-Encoding: knotted\r\n");

        assertEquals(501, response.status());
        assertEquals(501, samples(1).get(0).status());
    }

    @Test
    protected void method_that_nobody_knows_is_told_as_it_came() throws IOException {
        exchange("FOOBAR", "/hello", "");

        assertEquals(sample("FOOBAR", "/hello", 200, 0, 5), samples(1).get(0));
    }

    @Test
    protected void head_has_no_body() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(request("HEAD", "/hello", "")).readOfHead();
        }

        assertEquals(sample("HEAD", "/hello", 200, 0, 0), samples(1).get(0));
    }

    @Test
    protected void http_1_0_is_told_as_1_0() throws IOException {
        Response response = exchange("GET " + base() + "/stream HTTP/1.0\r\n\r\n");

        Sample sample = samples(1).get(0);
        assertEquals(ContractApp.STREAMED_BYTES, response.body().length);
        assertEquals("1.0", sample.version());
        assertEquals(ContractApp.STREAMED_BYTES, sample.responseBytes());
    }

    @Test
    protected void body_of_a_known_length_is_measured() throws IOException {
        Response response = exchange("POST", "/echo", "Content-Length: 1000\r\n", "x".repeat(1000));

        assertEquals(1000, response.body().length);
        assertEquals(sample("POST", "/echo", 200, 1000, 1000), samples(1).get(0));
    }

    @Test
    protected void chunked_body_is_measured_without_its_frames() throws IOException {
        String chunk = "1f4\r\n" + "x".repeat(500) + "\r\n";

        Response response = exchange("POST", "/echo", "Transfer-Encoding: chunked\r\n", chunk + chunk + "0\r\n\r\n");

        assertEquals(1000, response.body().length);
        assertEquals(sample("POST", "/echo", 200, 1000, 1000), samples(1).get(0));
    }

    @Test
    protected void response_of_unknown_length_is_measured_without_its_frames() throws IOException {
        Response response = exchange(get("/stream"));

        assertEquals(ContractApp.STREAMED_BYTES, response.body().length);
        assertEquals(
                sample("GET", "/stream", 200, 0, ContractApp.STREAMED_BYTES),
                samples(1).get(0));
    }

    @Test
    protected void interim_response_is_no_response() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(request("POST", "/echo", "Content-Length: 10\r\nExpect: 100-continue\r\n"));
            assertEquals(100, connection.read().status());
            assertEquals(200, connection.send("0123456789").read().status());
        }

        assertEquals(sample("POST", "/echo", 200, 10, 10), samples(1).get(0));
    }

    @Test
    protected void error_that_the_handler_answered_itself_has_a_status_only() throws IOException {
        exchange(get("/fail"));

        assertEquals(sample("GET", "/fail", 500, 0, 6), samples(1).get(0));
    }

    @Test
    protected void what_the_handler_throws_is_the_error() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(get("/throw"));
            if (statusOfAThrowingHandler() == 0) assertTrue(connection.isEnded());
            else assertEquals(statusOfAThrowingHandler(), connection.read().status());
        }

        Sample sample = samples(1).get(0);
        assertEquals(statusOfAThrowingHandler(), sample.status());
        assertEquals("thrown by the handler", rootOf(sample.error()).getMessage());
    }

    @Test
    protected void what_the_handler_throws_in_the_middle_of_the_response_is_the_error() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(get("/break")).readBytes("HTTP/1.1 200".length());

            Sample sample = samples(1).get(0);
            assertEquals(200, sample.status());
            assertInstanceOf(IllegalStateException.class, rootOf(sample.error()));
        }
    }

    @Test
    protected void answer_from_another_thread_is_one_sample() throws IOException {
        Response response = exchange(get("/async/hello"));

        assertEquals("hello", response.text());
        assertEquals(sample("GET", "/async/", 200, 0, 5), samples(1).get(0));
    }

    @Test
    protected void async_timeout_has_the_status_that_the_client_saw() throws IOException {
        Response response = exchange(get("/timeout"));

        assertEquals(500, response.status());
        assertEquals(500, samples(1).get(0).status());
    }

    @Test
    protected void async_dispatch_is_one_sample() throws IOException {
        Response response = exchange(get("/dispatch"));

        assertEquals("hello", response.text());
        assertEquals(200, samples(1).get(0).status());
    }

    @Test
    protected void forward_include_and_error_page_are_no_samples_of_their_own() throws IOException {
        assertEquals("hello", exchange(get("/forward")).text());
        // the client may see the answer before the server's end, and its next connection be faster
        hooks.await(1);
        assertEquals("hello", exchange(get("/include")).text());
        hooks.await(2);
        assertEquals(503, exchange(get("/unavailable")).status());

        List<Sample> samples = samples(3);
        assertEquals(route("/forward"), samples.get(0).route());
        assertEquals(route("/include"), samples.get(1).route());
        assertEquals(503, samples.get(2).status());
    }

    @Test
    protected void malformed_header_is_one_sample_of_400() throws IOException {
        Response response = exchange("GET", "/hello", "bad header: x\r\n");

        assertEquals(400, response.status());
        assertEquals(400, samples(1).get(0).status());
    }

    @Test
    protected void garbage_instead_of_a_request_is_one_sample_of_400() throws IOException {
        Response response = exchange("\u0001\u0002garbage\r\n\r\n");

        assertEquals(400, response.status());
        assertEquals(400, samples(1).get(0).status());
    }

    @Test
    protected void connection_without_a_request_is_no_sample() throws IOException {
        new RawConnection(port).close();

        assertEquals(List.of(), samples(0));
    }

    @Test
    protected void client_that_leaves_an_async_exchange_is_one_sample() throws IOException {
        RawConnection connection = new RawConnection(port);
        connection.send(get("/async/big-held"));
        app.awaitHeld();
        connection.reset();
        app.release();

        assertEquals("GET", samples(1).get(0).method());
    }

    @Test
    protected void client_that_leaves_a_big_body_is_one_sample() throws IOException {
        RawConnection connection = new RawConnection(port);
        connection.send(get("/big")).readBytes(1000);
        connection.reset();

        Sample sample = samples(1).get(0);
        assertEquals("GET", sample.method());
        assertTrue(sample.responseBytes() < ContractApp.BIG_BYTES, "it was not sent: " + sample);
    }

    /** What was recorded, after one more request: what would come late and twice has come before its end. */
    List<Sample> samples(int count) throws IOException {
        hooks.await(count);
        exchange(get("/hello"));
        return hooks.await(count + 1).subList(0, count);
    }

    Sample sample(String method, String path, int status, long requestBytes, long responseBytes) {
        return new Sample(method, "http", route(path), "1.1", status, requestBytes, responseBytes, null);
    }

    Response exchange(String... parts) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            return connection
                    .send(parts.length == 1 ? parts[0] : request(parts))
                    .read();
        }
    }

    String get(String path) {
        return request("GET", path, "");
    }

    /** A request of method, path, headers with their line ends, and a body or none. */
    String request(String... parts) {
        String body = parts.length > 3 ? parts[3] : "";
        return parts[0] + " " + base() + parts[1] + " HTTP/1.1\r\nHost: localhost\r\n" + parts[2] + "\r\n" + body;
    }

    private static Throwable rootOf(Throwable error) {
        assertTrue(error != null, "no error was told");
        return error.getCause() == null ? error : rootOf(error.getCause());
    }
}
